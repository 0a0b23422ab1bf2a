import { once } from 'node:events'
import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { newFolder } from '../data-folder.ts'
import { ended } from '../lists.ts'
import { startTestEngine, type TestEngine } from '../test-engine.ts'
import { startTestServer, type TestServer } from './test-server.ts'

/** A server on its port, and engines that take part in its sync. */
export interface LaptopsOfServer {
  server: TestServer
  url: string
  /** Starts one more, with an administrator of this name at work. */
  laptop: (name: string) => Promise<TestEngine>
  close: () => Promise<void>
}

export async function startLaptopsOfServer(): Promise<LaptopsOfServer> {
  const server = await startTestServer()
  const http = createAdaptorServer({ fetch: server.app.fetch }) as Server
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const url = `http://127.0.0.1:${(http.address() as { port: number }).port}`
  const laptops: { engine: TestEngine; remove: () => void }[] = []
  return {
    server,
    url,
    laptop: async (name) => {
      const folder = newFolder()
      const engine = await startTestEngine(folder.path, name)
      laptops.push({ engine, remove: folder.remove })
      await engine.client.sync.enroll({ url, code: await server.code(), deviceName: name })
      return engine
    },
    close: async () => {
      for (const { engine, remove } of laptops) {
        await engine.close()
        remove()
      }
      http.closeAllConnections()
      await new Promise((closed) => http.close(closed))
      await server.close()
    },
  }
}

/** Syncs laptops one after the other. @throws where one does not get through */
export async function syncedInTurn(...laptops: readonly TestEngine[]): Promise<void> {
  for (const { client } of laptops) {
    const { jobId } = await client.sync.start()
    const { error } = await ended(client, jobId)
    if (error) throw new Error(`${error.code}: ${error.message}`)
  }
}

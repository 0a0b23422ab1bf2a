import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { startTestServer, type TestServer } from '../../tools/server/test-server.ts'
import { openWindowHouse, type WindowHouse } from '../../tools/window-house.ts'

/** A server on its port, and two laptops that have not met it yet, with windows in one Chromium. */
export interface TwoLaptops {
  server: TestServer
  /** its address */
  url: string
  one: WindowHouse
  other: WindowHouse
  close: () => Promise<void>
}

/** Has a server listen. @param before what happens before it answers a request, by its path */
export async function listening(
  { app }: TestServer,
  before: (path: string) => unknown = () => undefined,
): Promise<{ url: string; close: () => Promise<void> }> {
  const fetch = async (request: Request) => {
    await before(new URL(request.url).pathname)
    return app.fetch(request)
  }
  const http = createAdaptorServer({ fetch }) as Server
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    close: async () => {
      http.closeAllConnections()
      await new Promise((closed) => http.close(closed))
    },
  }
}

/** @param names who works on each of them, as administrators */
export async function openTwoLaptops(names: readonly [string, string]): Promise<TwoLaptops> {
  const server = await startTestServer()
  const http = await listening(server)
  const one = await openWindowHouse()
  const other = await openWindowHouse()
  for (const [index, { connection }] of [one, other].entries())
    connection.setActor((await connection.client.session.join({ name: names[index] ?? '' })).id)
  return {
    server,
    url: http.url,
    one,
    other,
    close: async () => {
      await other.close()
      await one.close()
      await http.close()
      await server.close()
    },
  }
}

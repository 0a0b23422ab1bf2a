import { listen } from '../../../src-server/http/listen.ts'
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

/** @param names who works on each of them, as administrators */
export async function openTwoLaptops(names: readonly [string, string]): Promise<TwoLaptops> {
  const server = await startTestServer()
  const http = await listen(server.app, { host: '127.0.0.1', port: 0, tls: null })
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
      await http.close(0)
      await server.close()
    },
  }
}

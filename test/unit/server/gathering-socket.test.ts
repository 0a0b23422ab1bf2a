import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { GatheringSocket } from '../../../src-server/database/gathering-socket.ts'

it('sends what is written in one turn as one piece, and all of it in its order', async () => {
  const arrived = Promise.withResolvers<string>()
  const server = createServer((connection) => void text(connection).then(arrived.resolve, arrived.reject))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const socket = new GatheringSocket()
  socket.connect((server.address() as AddressInfo).port, '127.0.0.1')
  await once(socket, 'connect')
  const before = socket.bytesWritten
  for (const statement of ['a', 'b', 'c']) {
    socket.cork()
    socket.write(statement)
    socket.write(Buffer.from(';'))
    socket.uncork()
  }
  expect(socket.writableLength, 'nothing has gone so far').toBe(6)
  await new Promise(setImmediate)
  expect([socket.writableLength, socket.bytesWritten - before]).toEqual([0, 6])
  await new Promise<void>((sent) => socket.write('d', () => sent()))
  socket.end('e')
  expect(await arrived.promise).toBe('a;b;c;de')
  server.close()
})

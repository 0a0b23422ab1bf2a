import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { bodilessHeaders } from '../window-files.ts'

/** Answers what was no request, or asked for a web socket that it does not get, and ends the connection. */
export function answerBare(socket: Duplex, status: number): void {
  socket.on('error', () => socket.destroy())
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const headers = { ...bodilessHeaders(), connection: 'close', 'content-length': '0' }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n`, () => socket.destroy())
}

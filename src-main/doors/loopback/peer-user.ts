import { readFile } from 'node:fs/promises'
import type { Socket } from 'node:net'

/** Where Linux lists the open connections of this machine; 127.0.0.1 as it stands there in each. */
const tables = [
  { file: '/proc/net/tcp', here: '0100007F' },
  { file: '/proc/net/tcp6', here: '0000000000000000FFFF00000100007F' },
]
/** Column of the user id (Linux, Documentation/networking/proc_net_tcp.rst). */
const userColumn = 7
const root = 0

/**
 * Whether another user of this machine is at the other end of a connection. Only Linux tells; it is also where every
 * user sees the command lines of all others. The administrator, who can read everything anyway, is nobody else.
 */
export async function isOfOtherUser(socket: Socket): Promise<boolean> {
  const own = process.getuid?.()
  const user = own === undefined ? null : await userOf(socket)
  return user !== null && user !== own && user !== root
}

async function userOf({ remotePort, localPort }: Socket): Promise<number | null> {
  const [from, to] = [hexadecimal(remotePort), hexadecimal(localPort)]
  for (const { file, here } of tables) {
    const text = await readFile(file, 'latin1').catch(() => '')
    const line = text.split('\n').find((one) => one.includes(` ${here}:${from} ${here}:${to} `))
    const user = line?.trim().split(/\s+/)[userColumn]
    if (user !== undefined) return Number(user)
  }
  return null
}

/** A port as four digits. */
const hexadecimal = (port = 0) => port.toString(16).toUpperCase().padStart(4, '0')

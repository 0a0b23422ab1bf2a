import { randomBytes } from 'node:crypto'
import { uuidV7 } from '../../src-shared/identity/uuid-v7.ts'
import { type Connection, type ConnectOptions, connect } from '../../src-shared/wire/connect.ts'
import type { Transport } from '../../src-shared/wire/transport.ts'

export const newId = () => uuidV7(Date.now(), randomBytes(10))

/** A client as every door makes one. */
export function clientOver(
  open: () => Promise<Transport>,
  options: Pick<ConnectOptions, 'reconnectEvery' | 'onState'> = {},
): Connection {
  return connect({ open, newId, timers: { setTimeout, clearTimeout }, ...options })
}

/** The failure that a call ends with. */
export async function failureOf(
  call: Promise<unknown>,
): Promise<Error & { code?: string; data?: unknown; defined?: boolean }> {
  return call.then(
    (value) => {
      throw new Error(`the call answered ${JSON.stringify(value)} instead of failing`)
    },
    (error: Error) => error,
  )
}

import type { Context } from 'hono'
import type { Right } from '../../src-shared/contract/rights.ts'
import type { KnownDevice } from '../accounts/devices.ts'
import type { Session } from '../database/server-database.ts'

/** One transaction for a device that may do what it asks for. */
export type Transact = <Result>(
  within: (session: Session, device: KnownDevice) => Promise<Result>,
) => Promise<Result>

/**
 * The same of work that begins before it is known who the device is now: what it asks for and locks is sent together with
 * that question. It goes on with what it returns, if the device may; before, it writes nothing.
 */
export type TransactAhead = <Result>(
  begin: (session: Session) => (device: KnownDevice) => Promise<Result>,
) => Promise<Result>

/** Reads what a device has signed, and does its work. @param most bytes of its body */
export type Heard = <Answer>(
  context: Context,
  right: Right,
  work: (body: Uint8Array, transact: Transact, transactAhead: TransactAhead) => Promise<Answer>,
  most?: number,
) => Promise<Answer>

import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { triesLeft, waitAfter } from '../../../../src-shared/features/pins/pin-rules.ts'
import { pinsProblems } from '../../../../src-shared/features/pins/pins-contract.ts'
import type { ProcedureContext } from '../../calls/call-context.ts'
import type { Transaction } from '../../database/transaction.ts'
import { people } from '../people/people.ts'
import { matchesPin } from './pin-hash.ts'
import { deletePin, noteTries, peopleWithPin, pinOf, writePin } from './pins-store.ts'

/** A PIN that somebody typed, and whose it is said to be. */
export interface GivenPin {
  /** undefined: nobody who is known yet */
  personId: string | undefined
  pin: string | undefined
}

/** Who has proved by a PIN who they are, in the transaction at hand. */
export type Proved = ReadonlySet<string>

/** What became of a PIN when it was held against the stored hash, before the transaction began. */
interface CheckedPin {
  personId: string
  hash: string | null
  matches: boolean
}

export const pins = {
  has(database: Database, personId: string): boolean {
    return pinOf.get(database, { personId }) !== undefined
  },

  /** Who has one, in order of name. */
  people(database: Database): { id: string; name: string }[] {
    return peopleWithPin.all(database, {})
  },

  since(database: Database, personId: string): string | null {
    return pinOf.get(database, { personId })?.set_at ?? null
  },

  /**
   * Whether a person has proved who they are; where they have no PIN nobody can.
   * @throws PIN_NEEDED where they have one and did not give it
   */
  isProved(tx: Transaction, personId: string, proved: Proved): boolean {
    if (proved.has(personId)) return true
    if (pins.has(tx.database, personId))
      throw failure(pinsProblems, 'PIN_NEEDED', { name: nameOf(tx.database, personId) })
    return false
  },

  /** @param hash from `hashPin`; it stands in no record, that a PIN was set does */
  set(tx: Transaction, personId: string, hash: string): void {
    const before = pins.has(tx.database, personId)
    writePin.run(tx.database, {
      person_id: personId,
      hash,
      failures: 0,
      wait_until: null,
      set_at: tx.at,
      set_by: tx.actorId,
    })
    recorded(tx, personId, before ? 'changed' : 'set')
  },

  /** Takes the PIN of a person, if they have one. */
  remove(tx: Transaction, personId: string, how: 'removed' | 'reset'): void {
    if (deletePin.run(tx.database, { personId }) > 0) recorded(tx, personId, how)
  },
}

/**
 * Does the work of a command in its one transaction once everybody who gave a PIN has proved who they are. A wrong one is
 * counted, durably, and nothing else is done; it is hashed beside the thread, so that scans do not wait for it.
 * @throws PIN_WRONG, PIN_WAIT, PIN_MISSING
 */
export async function withPins<Result>(
  { database, write }: Pick<ProcedureContext, 'database' | 'write'>,
  given: readonly GivenPin[],
  work: (tx: Transaction, proved: Proved) => Result,
): Promise<Result> {
  const checked: CheckedPin[] = []
  for (const { personId, pin } of given)
    if (pin !== undefined) checked.push(await check(database, personId ?? '', pin))
  const end = write((tx): { refusal: Refusal } | { result: Result } => {
    const refusals = checked.flatMap((one) => settle(tx, one) ?? [])
    if (refusals[0]) return { refusal: refusals[0] }
    return { result: work(tx, new Set(checked.map(({ personId }) => personId))) }
  })
  if ('refusal' in end) throw refused(end.refusal)
  return end.result
}

type Refusal =
  | { code: 'PIN_WRONG'; triesLeft: number }
  | { code: 'PIN_WAIT'; seconds: number }
  | { code: 'PIN_MISSING'; name: string }

function refused(refusal: Refusal) {
  switch (refusal.code) {
    case 'PIN_WRONG':
      return failure(pinsProblems, 'PIN_WRONG', { triesLeft: refusal.triesLeft })
    case 'PIN_WAIT':
      return failure(pinsProblems, 'PIN_WAIT', { seconds: refusal.seconds })
    case 'PIN_MISSING':
      return failure(pinsProblems, 'PIN_MISSING', { name: refusal.name })
  }
}

async function check(database: Database, personId: string, pin: string): Promise<CheckedPin> {
  const hash = pinOf.get(database, { personId })?.hash ?? null
  return { personId, hash, matches: hash !== null && (await matchesPin(pin, hash)) }
}

/** Counts a try. While somebody has to wait not even the right PIN is taken, or the wait would tell nothing apart. */
function settle(tx: Transaction, { personId, hash, matches }: CheckedPin): Refusal | null {
  const row = pinOf.get(tx.database, { personId })
  if (!row) return { code: 'PIN_MISSING', name: nameOf(tx.database, personId) }
  const seconds = secondsUntil(row.wait_until, tx.at, waitAfter(row.failures))
  if (seconds > 0) return { code: 'PIN_WAIT', seconds }
  if (matches && row.hash === hash) {
    noteTries.run(tx.database, { person_id: personId, failures: 0, wait_until: null })
    return null
  }
  const failures = row.failures + 1
  const wait = waitAfter(failures)
  const until = wait === 0 ? null : new Date(Date.parse(tx.at) + wait * 1000).toISOString()
  noteTries.run(tx.database, { person_id: personId, failures, wait_until: until })
  return { code: 'PIN_WRONG', triesLeft: triesLeft(failures) }
}

/** Never more than the wait itself, though the clock was set back meanwhile. */
function secondsUntil(until: string | null, now: string, most: number): number {
  if (until === null) return 0
  return Math.min(most, Math.ceil((Date.parse(until) - Date.parse(now)) / 1000))
}

function recorded(tx: Transaction, personId: string, pin: 'set' | 'changed' | 'removed' | 'reset'): void {
  const person = people.byId(tx.database, personId)
  if (person)
    tx.record('pin', { id: person.id, siteId: person.site_id, revision: person.revision }, {}, { pin })
  tx.touch('people')
}

const nameOf = (database: Database, personId: string) => people.byId(database, personId)?.name ?? ''

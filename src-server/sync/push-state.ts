import type { Role } from '../../src-shared/contract/rights.ts'
import type { Entry, Mutation } from '../../src-shared/sync/protocol.ts'
import type { NamesOfPush } from './names-of-push.ts'
import type { RowsOfPush } from './rows-of-push.ts'
import type { ValueOrigins } from './value-origins.ts'

export type ChangeMutation = Extract<Mutation, { type: 'change' }>

/** What a push works on. */
export interface PushState {
  /** of the device; nobody does more with it than it may */
  role: Role
  rows: RowsOfPush
  names: NamesOfPush
  origins: ValueOrigins
  /** facts that the server is known to have, those that the push names among them, or that came earlier in it */
  knownFacts: Set<string>
  /** the same of changes, by their marks; null: the server never lost anything, and laptops send nothing twice */
  knownChanges: Set<string> | null
  /** of audits, each with the site of which it is */
  sitesOfAudits: Map<string, string>
  /** to which the device may push, `org` among them; null: to all */
  sites: ReadonlySet<string> | null
}

type ToLog<One> = One extends Entry ? Omit<One, 'seq' | 'replicaId'> & { follows?: boolean } : never
/** What a replica brings into the log of a site, which then numbers it. `follows`: of a change that has an entry of its own. */
export type EntryToLog = ToLog<Entry>

import type { z } from 'zod'
import type { Mutation, MutationResult, PushedMutation, pushRequest } from '../../src-shared/sync/protocol.ts'
import type { KnownDevice } from '../accounts/devices.ts'
import { sitesToPushTo } from '../accounts/sites.ts'
import { contentNamesOf, noteContentNames } from '../contents/named-contents.ts'
import type { Session } from '../database/server-database.ts'
import { refused } from '../refusal-error.ts'
import { applyMutation } from './apply-mutation.ts'
import { assertEpoch } from './epoch.ts'
import { changesAmong } from './known-changes.ts'
import {
  auditKind,
  factKey,
  factsAmong,
  factsNamedAmong,
  noteFacts,
  sitesOfAuditsAround,
} from './known-facts.ts'
import { NamesOfPush } from './names-of-push.ts'
import { storedResults, storeResults } from './push-results.ts'
import type { EntryToLog, PushState } from './push-state.ts'
import { lockNewReplica, lockReplica } from './replicas.ts'
import { RowsOfPush } from './rows-of-push.ts'
import { appendEntries } from './site-log.ts'
import { ValueOrigins } from './value-origins.ts'

/**
 * Applies the changes of a replica in the order of their numbers; one that was applied before answers what it answered.
 * What has to be read and locked is asked for at once; whoever pushes is needed to go on, and nothing is written before.
 * @param isAgain whether something was in its way before, as a fact that the server has already
 * @returns what goes on: it throws EPOCH_CHANGED, NUMBER_UNEXPECTED, REPLICA_FORKED
 */
export function beginPush(
  session: Session,
  { replicaId, epoch, mutations }: z.output<typeof pushRequest>,
  isAgain: boolean,
): (device: KnownDevice, now: string) => Promise<MutationResult[]> {
  const begun = Promise.all([
    assertEpoch(session, epoch),
    lockReplica(session, replicaId),
    readFor(session, mutations, isAgain),
  ])
  // Where the device may not push, nobody asks what came of it.
  begun.catch(() => undefined)
  return async (device, now) => {
    const [, known, readAtOnce] = await begun
    const replica = known ?? (await lockNewReplica(session, replicaId, device.id))
    if (replica?.deviceId !== device.id) throw refused('REPLICA_FORKED', { n: 0 })
    // What was read before the lock is of no worth; and who comes under a new name may send what they sent before.
    const read = known ? readAtOnce : await readFor(session, mutations, true)
    const { lastN } = replica
    const repeated = mutations.filter(({ n }) => n <= lastN)
    const fresh = mutations.filter(({ n }) => n > lastN)
    const results = await storedResults(session, replicaId, repeated)
    fresh.forEach(({ n }, index) => {
      if (n !== lastN + 1 + index) throw refused('NUMBER_UNEXPECTED', { expected: lastN + 1 + index })
    })
    if (fresh.length > 0) results.push(...(await apply(session, { device, replicaId, read, now }, fresh)))
    return results
  }
}

type Read = Pick<PushState, 'rows' | 'names' | 'knownFacts' | 'sitesOfAudits' | 'knownChanges'>

/** What a push is decided by. Rows come first: what is read beside them is of no earlier than when they were locked. */
async function readFor(
  session: Session,
  pushed: readonly PushedMutation[],
  looksForFacts: boolean,
): Promise<Read> {
  const mutations = pushed.filter(isSent)
  const rows = new RowsOfPush(session)
  const names = new NamesOfPush(session)
  const [, sitesOfAudits, sentAgain, named, knownChanges] = await Promise.all([
    rows.load(mutations),
    sitesOfAuditsAround(session, mutations),
    looksForFacts ? factsAmong(session, mutations) : new Set<string>(),
    factsNamedAmong(session, mutations),
    changesAmong(session, mutations),
    names.load(mutations),
  ])
  const audits = [...sitesOfAudits.keys()].map((id) => factKey(auditKind, id))
  const knownFacts = new Set([...sentAgain, ...named, ...audits])
  return { rows, names, sitesOfAudits, knownFacts, knownChanges }
}

const isSent = (one: PushedMutation): one is Mutation => one.type !== 'withheld'

interface Pushing {
  device: KnownDevice
  replicaId: string
  read: Read
  now: string
}

/** What it writes is waited for with the commit. */
async function apply(
  session: Session,
  { device, replicaId, read, now }: Pushing,
  pushed: readonly PushedMutation[],
): Promise<MutationResult[]> {
  const state: PushState = {
    ...read,
    role: device.role,
    origins: new ValueOrigins(session),
    sites: await sitesToPushTo(session, device),
  }
  const results: MutationResult[] = []
  const entries: EntryToLog[] = []
  for (const mutation of pushed) {
    if (!isSent(mutation)) {
      results.push({ n: mutation.n, outcome: 'quarantined', reason: 'TOO_LARGE', values: null })
      continue
    }
    const applied = applyMutation(mutation, state)
    const { result, entries: logged } = applied instanceof Promise ? await applied : applied
    results.push(result)
    entries.push(...logged)
  }
  const named = contentNamesOf(entries)
  const audits = entries.filter(({ kind }) => kind === auditKind)
  const sought = new Set([...named, ...audits].map(({ id }) => id))
  // In this order: the counters of sites, which come last, are held for as little as can be.
  const written = Promise.all([
    noteFacts(session, entries),
    state.rows.write(),
    state.names.write(),
    storeResults(session, replicaId, pushed, results),
    noteContentNames(session, named),
    appendEntries(session, replicaId, { entries, sought }, now),
  ])
  // The transaction fails with what fails of it.
  written.catch(() => undefined)
  return results
}

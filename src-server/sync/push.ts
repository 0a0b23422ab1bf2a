import type { z } from 'zod'
import type {
  Mutation,
  MutationResult,
  PushedMutation,
  pushAnswer,
  pushRequest,
} from '../../src-shared/sync/protocol.ts'
import type { KnownDevice } from '../accounts/devices.ts'
import { sitesToPushTo } from '../accounts/sites.ts'
import { noteContentNames } from '../contents/named-contents.ts'
import type { Session } from '../database/server-database.ts'
import { refused } from '../refusal-error.ts'
import { applyMutation } from './apply-mutation.ts'
import { assertEpoch } from './epoch.ts'
import { changesAmong } from './known-changes.ts'
import { factsAround } from './known-facts.ts'
import { NamesOfPush } from './names-of-push.ts'
import { storedResults, storeResults } from './push-results.ts'
import type { EntryToLog, PushState } from './push-state.ts'
import { lockReplica } from './replicas.ts'
import { RowsOfPush } from './rows-of-push.ts'
import { appendEntries } from './site-log.ts'
import { ValueOrigins } from './value-origins.ts'

/**
 * Applies the changes of a replica in the order of their numbers; one that was applied before answers what it answered.
 * @throws EPOCH_CHANGED, NUMBER_UNEXPECTED, REPLICA_FORKED
 */
export async function push(
  session: Session,
  device: KnownDevice,
  { replicaId, epoch, mutations }: z.output<typeof pushRequest>,
  now: string,
): Promise<Pick<z.output<typeof pushAnswer>, 'results'>> {
  const [, lastN] = await Promise.all([
    assertEpoch(session, epoch),
    lockReplica(session, replicaId, device.id),
  ])
  const repeated = mutations.filter(({ n }) => n <= lastN)
  const fresh = mutations.filter(({ n }) => n > lastN)
  const results = await storedResults(session, replicaId, repeated)
  fresh.forEach(({ n }, index) => {
    if (n !== lastN + 1 + index) throw refused('NUMBER_UNEXPECTED', { expected: lastN + 1 + index })
  })
  if (fresh.length > 0) results.push(...(await apply(session, device, replicaId, fresh, now)))
  return { results }
}

async function apply(
  session: Session,
  device: KnownDevice,
  replicaId: string,
  pushed: readonly PushedMutation[],
  now: string,
): Promise<MutationResult[]> {
  const mutations = pushed.filter((one): one is Mutation => one.type !== 'withheld')
  const rows = new RowsOfPush(session)
  const names = new NamesOfPush(session)
  // Rows first: what is read beside them is of no earlier than when they were locked.
  const [, facts, knownChanges, sites] = await Promise.all([
    rows.load(mutations),
    factsAround(session, mutations),
    changesAmong(session, mutations),
    sitesToPushTo(session, device),
    names.load(mutations),
  ])
  const state: PushState = {
    role: device.role,
    rows,
    names,
    origins: new ValueOrigins(session),
    ...facts,
    knownChanges,
    sites,
  }
  const results: MutationResult[] = []
  const entries: EntryToLog[] = []
  for (const mutation of pushed) {
    if (mutation.type === 'withheld') {
      results.push({ n: mutation.n, outcome: 'quarantined', reason: 'TOO_LARGE', values: null })
      continue
    }
    const { result, entries: logged } = await applyMutation(mutation, state)
    results.push(result)
    entries.push(...logged)
  }
  // In this order, and without waiting in between: the counters of sites, which come last, are held for as little as can be.
  await Promise.all([
    rows.write(),
    names.write(),
    storeResults(session, replicaId, pushed, results),
    noteContentNames(session, entries),
    appendEntries(session, replicaId, entries, now),
  ])
  return results
}

import { ORPCError } from '@orpc/contract'
import type { Database } from 'better-sqlite3'
import type { SyncResult } from '../../../../src-shared/features/sync/sync-contract.ts'
import {
  type Cursors,
  type HelloAnswer,
  type MutationResult,
  mostReplicas,
  type PullAnswer,
} from '../../../../src-shared/sync/protocol.ts'
import { becomeNewReplica } from '../../database/new-replica.ts'
import type { Transaction } from '../../database/transaction.ts'
import { bugFigures } from '../../log-figures.ts'
import { tagLeases } from '../labels/labels.ts'
import { applyPage, type TellUnwritable } from './apply-page.ts'
import { forgetSent } from './contents/contents-store.ts'
import { enrolled } from './enrolled.ts'
import { known } from './known-entries.ts'
import { assertMayLeave, goByAlso, letGoOfSites } from './let-go-of-sites.ts'
import { missingRows } from './missing-rows.ts'
import { nextMutations, renumber, sendAgain, sendUntold } from './outbox.ts'
import { forgetSnapshot } from './snapshot-store.ts'
import {
  changeByN,
  endLeaving,
  forgetConflicts,
  forgetCursors,
  forgetWaiting,
  insertQuarantined,
  knownReplicas,
  lastOutbox,
  outboxRow,
  readRowsAnew,
  replica,
  setAcknowledged,
  setEpoch,
  setSynced,
  waitingCount,
} from './sync-store.ts'
import type { SyncTools } from './sync-tools.ts'
import { syncedRowsOf } from './synced-kinds.ts'
import { takeSnapshot } from './take-snapshot.ts'

/** A copy of a data folder that finds itself copied, or a server that was restored meanwhile, makes one begin anew. */
const mostBeginnings = 4
const beginAgain = new Set(['EPOCH_CHANGED', 'NUMBER_UNEXPECTED', 'REPLICA_FORKED'])

/**
 * Sends what was recorded here, then takes in what took effect on the server. What is done in whole steps stands, however
 * it ends.
 * @throws NOT_ENROLLED, SERVER_UNREACHABLE, and what the server refuses
 */
export async function syncOnce(tools: SyncTools): Promise<SyncResult> {
  const result: SyncResult = { pushed: 0, pulled: 0, conflicts: 0, quarantined: 0 }
  for (let beginnings = 1; ; beginnings++) {
    try {
      const { isNews, most, ...begun } = await begin(tools)
      let { sites } = begun
      const pushedBefore = result.pushed
      await push(tools, result, most)
      await takeSnapshot(tools, result)
      const tell = toldOnce(tools.log)
      tryWaiting(tools, tell)
      if (isNews || result.pushed > pushedBefore) {
        sites = await pull(tools, result, sites, tell)
        // Of rows at sites that a device may not see a restored server tells nothing either.
        if (sites === null && !tools.signal.aborted && tools.step(sendUntold) > 0) {
          await push(tools, result, most)
          sites = await pull(tools, result, sites, tell)
        }
      }
      if (await letGoOfSites(tools, sites)) await hello(tools)
      await leaseTags(tools)
      if (!tools.signal.aborted)
        tools.step((tx) => {
          setSynced.run(tx.database, { at: tx.at })
          endLeaving.run(tx.database, {})
          tx.touch('sync')
        })
      return result
    } catch (error) {
      const code = error instanceof ORPCError ? error.code : ''
      if (beginnings === mostBeginnings || !beginAgain.has(code)) throw error
      if (code === 'REPLICA_FORKED')
        tools.step((tx) => {
          becomeNewReplica(tx, { restoredFrom: null, salvaged: null })
          renumber(tx)
        })
    }
  }
}

/** Says where this laptop stands, and by which sites it goes. */
function hello({ database, server }: Pick<SyncTools, 'database' | 'server'>): Promise<HelloAnswer> {
  const { replica_id: replicaId, acknowledged, epoch, sites: json } = enrolled(database)
  const sites = json === null ? null : (JSON.parse(json) as string[])
  return server.hello({ replicaId, acknowledged, epoch, sites, ...known.newest(database) })
}

/** What a server said when it was greeted: how many changes it takes at once, and by which sites this laptop is to go. */
interface Begun extends Pick<HelloAnswer, 'most' | 'sites'> {
  /** whether there is anything to pull, as far as it can say before anything is sent */
  isNews: boolean
}

async function begin({ database, step, server }: SyncTools): Promise<Begun> {
  if (enrolled(database).folder_replica_id !== replica.get(database, {})?.id) step(renumber)
  const { replica_id: replicaId, acknowledged, epoch } = enrolled(database)
  const said = await hello({ database, server })
  const { most, sites } = said
  if (said.epoch === epoch)
    return { isNews: said.news || known.told(database).snapshot !== undefined, most, sites }
  // The server lost something: whatever it has not got is sent again, and everything is asked for once more.
  const replicas = knownReplicas.all(database, { most: mostReplicas }).map(({ id }) => id)
  const { lastNs } = await server.hello({
    replicaId,
    acknowledged: 0,
    epoch: said.epoch,
    cursors: {},
    replicas,
  })
  step((tx) => {
    setEpoch.run(tx.database, { epoch: said.epoch })
    forgetCursors.run(tx.database, {})
    readRowsAnew.run(tx.database, {})
    forgetWaiting.run(tx.database, {})
    forgetConflicts.run(tx.database, {})
    forgetSent.run(tx.database, {})
    const known = lastNs && Object.fromEntries(replicas.map((id) => [id, lastNs[id] ?? 0]))
    sendAgain(tx, Math.min(acknowledged, said.lastN), known ?? {})
    for (const forget of forgetSnapshot) forget.run(tx.database, {})
  })
  return { isNews: true, most, sites }
}

async function push(
  { database, step, server, signal, progress }: SyncTools,
  result: SyncResult,
  mostAtFirst: number,
): Promise<void> {
  for (let most = mostAtFirst; !signal.aborted; ) {
    const { replica_id: replicaId, acknowledged, epoch } = enrolled(database)
    const mutations = nextMutations(database, acknowledged, most)
    if (mutations.length === 0) return
    progress(result.pushed, result.pushed + (lastOutbox.get(database, {})?.n ?? 0) - acknowledged)
    const answer = await server.push({ replicaId, epoch, mutations })
    const { results } = answer
    most = answer.most
    step((tx) => {
      for (const one of results) if (one.outcome === 'quarantined') putAside(tx, replicaId, one)
      setAcknowledged.run(tx.database, { n: acknowledged + mutations.length })
      tx.touch('sync')
    })
    result.pushed += mutations.length
    result.quarantined += results.filter(({ outcome }) => outcome === 'quarantined').length
  }
}

/**
 * @param said by which sites this laptop is to go
 * @returns the same as the last page says it: what was sent, or others did meanwhile, may have put a site below another one
 */
async function pull(
  { database, step, server, signal, progress }: SyncTools,
  result: SyncResult,
  said: HelloAnswer['sites'],
  tell: TellUnwritable,
): Promise<HelloAnswer['sites']> {
  let sites = said
  for (let isMore = true; isMore && !signal.aborted; ) {
    const asked = known.told(database)
    const { epoch, replica_id: replicaId } = enrolled(database)
    const own = { replicaId, n: lastOutbox.get(database, {})?.n ?? 0 }
    const page = await server.pull({ epoch, ...asked, own })
    if (page.sites !== undefined) sites = page.sites
    if (page.entries.length > 0 || hasMoved(asked.cursors, page.cursors)) {
      assertMayLeave({ database }, leavingIn(database, page.entries))
      const { pulled, conflicts } = step((tx) => {
        goByAlso(tx, sites)
        return applyPage(tx, page, tell)
      })
      result.pulled += pulled
      result.conflicts += conflicts
    }
    isMore = page.more
    progress(result.pushed + result.pulled, null)
  }
  if (!signal.aborted) result.conflicts += endVainWaiting({ database, step }, tell)
  return sites
}

/**
 * What was recorded about places and assets that the server does not know is taken in all the same, with rows that stand
 * for them until they come.
 * @returns how many conflicts are new
 */
function endVainWaiting(
  { database, step }: Pick<SyncTools, 'database' | 'step'>,
  tell: TellUnwritable,
): number {
  const stoodFor = new Set<string>()
  const stillMissing = () => missingRows(database).filter(({ id }) => !stoodFor.has(id))
  let conflicts = 0
  for (let elsewhere = stillMissing(); elsewhere.length > 0; elsewhere = stillMissing()) {
    for (const { id } of elsewhere) stoodFor.add(id)
    const page = { entries: [], cursors: {}, marks: {}, elsewhere }
    conflicts += step((tx) => applyPage(tx, page, tell)).conflicts
  }
  return conflicts
}

/** What an earlier program could not write, what it refers to has come by another way, or what had to be sent first. */
function tryWaiting({ database, step }: SyncTools, tell: TellUnwritable): void {
  if ((waitingCount.get(database, {})?.count ?? 0) > 0)
    step((tx) => applyPage(tx, { entries: [], cursors: {}, marks: {}, elsewhere: [] }, tell))
}

/** How many assets that are here go to sites that this laptop does not have. */
function leavingIn(database: Database, entries: PullAnswer['entries']): number {
  return entries.filter(
    ({ type, kind, id }) =>
      type === 'left' && kind === 'asset' && syncedRowsOf(kind)?.recorded(database, id) !== undefined,
  ).length
}

/** Writes of each entry into the log that it cannot be written, once in a sync. */
function toldOnce(log: SyncTools['log']): TellUnwritable {
  const told = new Set<string>()
  return ({ kind, id }, error) => {
    if (told.has(id)) return
    told.add(id)
    log.warn('entry not written', { kind, ...bugFigures(error) })
  }
}

/** A device that hands out no tags, or a server of before, has nothing to lease. */
const leasesNothing = new Set(['RIGHT_MISSING', 'NOT_FOUND'])

/** Has the server lease the numbers of tags that this laptop may hand out next. */
async function leaseTags({ database, step, server, signal }: SyncTools): Promise<void> {
  const { epoch, replica_id: replicaId } = enrolled(database)
  for (const wanted of step((tx) => tagLeases.want(tx))) {
    if (signal.aborted) return
    try {
      const { lease } = await server.leaseTags({ ...wanted, epoch, replicaId })
      step((tx) => tagLeases.take(tx, wanted.leaseId, lease))
    } catch (error) {
      if (error instanceof ORPCError && leasesNothing.has(error.code)) return
      throw error
    }
  }
}

/** What the server did not take holds nothing up: it waits for a person. */
function putAside(
  tx: Transaction,
  replicaId: string,
  { n, reason, values }: Extract<MutationResult, { outcome: 'quarantined' }>,
): void {
  const { database, at } = tx
  const row = outboxRow.get(database, { n })
  if (!row) throw new Error(`the server answers for a number ${n} that was not sent`)
  const change = row.change_n === null ? undefined : changeByN.get(database, { n: row.change_n })
  insertQuarantined.run(database, {
    replica_id: replicaId,
    n,
    change_n: row.change_n,
    kind: change?.entity ?? row.kind,
    row_id: change?.entity_id ?? row.fact_id ?? '',
    fact_kind: row.kind === 'change' ? null : row.kind,
    reason,
    server_values: values === null ? null : JSON.stringify(values),
    at,
  })
}

/** What this laptop recorded itself moves a cursor and is not sent. */
const hasMoved = (from: Cursors, to: Cursors) =>
  Object.entries(to).some(([siteId, seq]) => from[siteId] !== seq)

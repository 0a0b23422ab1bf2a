import type { Database } from 'better-sqlite3'
import { type RawBuilder, sql } from 'kysely'
import type { JsonValue } from '../../../../src-shared/record/canonical-json.ts'
import type { FieldChanges } from '../../../../src-shared/record/field-changes.ts'
import { elsewhereSite } from '../../../../src-shared/sync/elsewhere.ts'
import { type FactKind, type RegisterKind, registerKinds } from '../../../../src-shared/sync/kinds.ts'
import { largestFact, type Mutation, type PushedMutation } from '../../../../src-shared/sync/protocol.ts'
import type { OutboxRow } from '../../database/schema-sync.ts'
import { statement } from '../../database/statement.ts'
import type { Transaction } from '../../database/transaction.ts'
import { disposalFactTables } from '../disposals/disposals.ts'
import {
  changeByN,
  emptyOutbox,
  enqueue,
  enqueueChanges,
  enrolment,
  outboxAfter,
  replica,
  setReplica,
  setSyncedRevision,
  settleOwnQuarantine,
  untoldRows,
} from './sync-store.ts'
import { syncedFacts, syncedRows, tableOf } from './synced-kinds.ts'

/** Bytes of JSON after which a push is full: an audit carries all that it expects. */
const fullPush = 4_000_000

/** Rows that no change tells of the making of: what a data folder begins with. */
const unrecorded = Object.fromEntries(
  registerKinds.map((kind) => [
    kind,
    statement<Record<never, never>, { id: string; siteId: string }>(
      () => sql`SELECT id, site_id AS "siteId" FROM ${sql.table(tableOf[kind])} WHERE id NOT IN
        (SELECT entity_id FROM change WHERE entity = ${sql.lit(kind)} AND revision = 1)
        AND site_id <> ${sql.lit(elsewhereSite)} ORDER BY id`,
    ),
  ]),
) as Record<RegisterKind, ReturnType<typeof statement<Record<never, never>, { id: string; siteId: string }>>>

const siteOfRow = Object.fromEntries(
  registerKinds.map((kind) => [
    kind,
    statement<{ id: string }, { siteId: string }>(
      (value) => sql`SELECT site_id AS "siteId" FROM ${sql.table(tableOf[kind])} WHERE id = ${value('id')}`,
    ),
  ]),
) as Record<RegisterKind, ReturnType<typeof statement<{ id: string }, { siteId: string }>>>

/** The number after which the next one of the outbox comes. */
const nextInOutbox = sql`(SELECT coalesce(max(n), 0) FROM outbox WHERE n > 0)`

interface FactSource {
  kind: FactKind
  table: string
  /** a condition on its rows; absent: all of them */
  which?: string
  order: string
}

/** The tags that were handed out go first, so that whoever knows a scheme knows them. */
const tagBlocks: FactSource = { kind: 'tagBlock', table: 'tag_block', order: 'n' }

/** Where the facts of each kind stand; what others refer to comes before them. */
const factSources: readonly FactSource[] = [
  tagBlocks,
  { kind: 'audit', table: 'audit', order: 'id' },
  { kind: 'scan', table: 'scan', order: 'n' },
  { kind: 'scanVoid', table: 'scan_void', order: 'n' },
  { kind: 'placeMark', table: 'audit_place_mark', order: 'n' },
  // that one was closed or amended goes with what was signed then
  { kind: 'auditEvent', table: 'audit_event', which: "kind NOT IN ('closed', 'amended')", order: 'n' },
  { kind: 'auditDecision', table: 'audit_decision', order: 'n' },
  { kind: 'auditApproval', table: 'audit_approval', order: 'n' },
  { kind: 'auditBooks', table: 'audit_books', order: 'n' },
  { kind: 'auditClosing', table: 'audit_closing', order: 'at, id' },
  { kind: 'amendedReport', table: 'audit_amendment', order: 'n' },
  {
    kind: 'labelRun',
    table: 'label_run',
    which: 'id IN (SELECT run_id FROM label_run_step)',
    order: 'n',
  },
  { kind: 'labelRunStep', table: 'label_run_step', order: 'n' },
  { kind: 'labelVerification', table: 'label_verification', order: 'n' },
  { kind: 'labelQueueStep', table: 'label_queue_step', order: 'n' },
  ...disposalFactTables.map(({ kind, table }) => ({ kind, table, order: 'n' })),
]

/** Has whatever is in the outbox, or was sent out of it, enqueued anew: until then its numbers are below zero. */
const turnOutbox = statement<Record<never, never>>(() => sql`UPDATE outbox SET n = -n`)
const forgetTurned = statement<Record<never, never>>(() => sql`DELETE FROM outbox WHERE n < 0`)

const asideAs = (settled: RawBuilder<unknown>) => sql`EXISTS (SELECT 1 FROM quarantined_change AS aside
  WHERE aside.replica_id = (SELECT replica_id FROM enrolment) AND aside.n = -outbox.n AND aside.settled IS ${settled})`
/** What the server has not got, and what it put aside: that is asked about anew. What a person settled is not sent again. */
const isLacked = (value: (name: 'lastN') => RawBuilder<unknown>) =>
  sql`((n < -${value('lastN')} AND NOT ${asideAs(sql`NOT NULL`)}) OR (n < 0 AND ${asideAs(sql`NULL`)}))`
/** @param lastNs JSON: of each replica the last number that the server has */
const enqueueLackedChanges = statement<{ lastN: number; lastNs: string }>(
  (value) => sql`INSERT INTO outbox (n, kind, change_n)
    SELECT row_number() OVER (ORDER BY change_n), 'change', change_n FROM (
      SELECT change_n FROM outbox WHERE change_n IS NOT NULL AND ${isLacked(value)}
      UNION SELECT change_n FROM change_origin JOIN json_each(${value('lastNs')}) AS told
        ON told.key = change_origin.replica_id WHERE change_origin.n > told.value)`,
)

/** Puts the facts of a kind into the outbox that are not in it, and those that the server lacks. */
const enqueueFacts = (source: FactSource) => {
  const { kind, table, which = 'true', order } = source
  return statement<{ lastN: number }>(
    (value) => sql`INSERT INTO outbox (n, kind, fact_id)
      SELECT ${nextInOutbox} + row_number() OVER (ORDER BY ${sql.raw(order)}), ${sql.lit(kind)}, id
      FROM ${sql.table(table)} WHERE ${sql.raw(which)}
      AND (id NOT IN (SELECT fact_id FROM outbox WHERE outbox.kind = ${sql.lit(kind)})
        OR id IN (SELECT fact_id FROM outbox WHERE outbox.kind = ${sql.lit(kind)} AND ${isLacked(value)}))`,
  )
}
const enqueueTagBlocks = enqueueFacts(tagBlocks)
const enqueueAllFacts = factSources.map(enqueueFacts)

/**
 * Has everything sent to a server that was restored which it may lack, whoever made it: their laptops may be gone. Of changes
 * that is told by the numbers of the replicas that sent them; facts it knows by their ids. All of it goes in the order in
 * which it became known here, under the numbers of a new replica, since those of the present one name other things.
 * @param lastN the last number of this replica that the server has
 * @param lastNs the same of others whose changes are known here
 */
export function sendAgain(tx: Transaction, lastN: number, lastNs: Readonly<Record<string, number>>): void {
  const { database } = tx
  noteSent(tx, lastN)
  turnOutbox.run(database, {})
  enqueueLackedChanges.run(database, { lastN, lastNs: JSON.stringify(lastNs) })
  for (const facts of enqueueAllFacts) facts.run(database, { lastN })
  settleOwnQuarantine.run(database, { by: tx.actorId, at: tx.at })
  forgetTurned.run(database, {})
  setReplica.run(database, { replicaId: tx.newId(), folderId: replica.get(database, {})?.id ?? '' })
}

/** Keeps of changes that the server has under which numbers they were sent, before they are numbered anew. */
const noteSentChanges = statement<{ upTo: number }>(
  (value) => sql`INSERT OR IGNORE INTO change_origin (change_n, replica_id, n)
    SELECT change_n, (SELECT replica_id FROM enrolment), n FROM outbox
    WHERE change_n IS NOT NULL AND n <= ${value('upTo')}`,
)
const noteSent = ({ database }: Transaction, upTo: number) => noteSentChanges.run(database, { upTo })

/**
 * Puts all that a data folder has into the outbox: first the making of the rows that it began with, then everything that
 * was recorded since.
 */
export function fillOutbox(tx: Transaction): void {
  const { database } = tx
  emptyOutbox.run(database, {})
  for (const kind of registerKinds)
    for (const { id, siteId } of unrecorded[kind].all(database, {})) {
      tx.record(kind, { id, siteId, revision: 1 }, {}, syncedRows[kind].recorded(database, id) ?? {})
      enqueue.run(database, { kind: 'change', change_n: tx.lastChange, fact_id: null })
    }
  enqueueTagBlocks.run(database, { lastN: 0 })
  enqueueChanges.run(database, {})
  for (const facts of enqueueAllFacts) facts.run(database, { lastN: 0 })
}

/**
 * What is to be sent after a number: whole changes and facts, at most so many, and no more than makes a full push. Of one that is larger than the server
 * takes its number alone.
 */
export function nextMutations(database: Database, n: number, most: number): PushedMutation[] {
  const mutations: PushedMutation[] = []
  let size = 0
  for (const row of outboxAfter.all(database, { n, limit: most })) {
    const mutation = row.change_n === null ? factOf(database, row) : changeOf(database, row.n, row.change_n)
    const bytes = Buffer.byteLength(JSON.stringify(mutation))
    const { kind, id, changeSet } = mutation
    if (bytes > largestFact) {
      mutations.push({ type: 'withheld', n: row.n, kind, id, changeSet })
      continue
    }
    size += bytes
    if (mutations.length > 0 && size > fullPush) break
    mutations.push(mutation)
  }
  return mutations
}

/**
 * Numbers what was not acknowledged anew, for a data folder that became another replica: a copy, or one that was restored.
 * What the server has of it already it knows by its ids.
 */
export function renumber(tx: Transaction): void {
  const { database } = tx
  const acknowledged = enrolment.get(database, {})?.acknowledged ?? 0
  noteSent(tx, acknowledged)
  const rest = outboxAfter.all(database, { n: acknowledged, limit: Number.MAX_SAFE_INTEGER })
  emptyOutbox.run(database, {})
  for (const { kind, change_n, fact_id } of rest) enqueue.run(database, { kind, change_n, fact_id })
  const folderId = replica.get(database, {})?.id ?? ''
  setReplica.run(database, { replicaId: folderId, folderId })
}

/**
 * Sends rows whole of which a restored server tells nothing any more, and of which no change is known here: they came with a
 * snapshot.
 * @returns how many
 */
export function sendUntold(tx: Transaction): number {
  const { database } = tx
  let count = 0
  for (const kind of registerKinds)
    for (const { id } of untoldRows.all(database, { kind })) {
      setSyncedRevision.run(database, { id, kind, revision: 0 })
      const values = syncedRows[kind].recorded(database, id)
      const siteId = siteOfRow[kind].get(database, { id })?.siteId
      if (!values || siteId === undefined) continue
      tx.record(kind, { id, siteId, revision: 1 }, {}, values)
      count++
    }
  return count
}

function changeOf(database: Database, n: number, changeN: number): Mutation {
  const row = changeByN.get(database, { n: changeN })
  if (!row) throw new Error(`the outbox names a change ${changeN} that is not recorded`)
  return {
    type: 'change',
    n,
    kind: row.entity,
    id: row.entity_id,
    siteId: row.site_id,
    changeSet: row.change_set,
    actorId: row.actor_id,
    at: row.at,
    revision: row.revision,
    fields: JSON.parse(row.fields) as FieldChanges,
  }
}

function factOf(database: Database, { n, kind, fact_id }: OutboxRow): Mutation {
  const id = fact_id ?? ''
  const fact = kind === 'change' ? undefined : syncedFacts[kind].read(database, id)
  if (!fact) throw new Error(`the outbox names a ${kind} that is not recorded`)
  const { site_id, actor_id, at } = saidIn(kind === 'audit' ? (fact.audit as typeof fact) : fact)
  return { type: 'fact', n, kind, id, siteId: site_id, changeSet: id, actorId: actor_id, at, fact }
}

function saidIn(row: Record<string, JsonValue>): { site_id: string; actor_id: string; at: string } {
  return {
    site_id: String(row.site_id),
    actor_id: String(row.actor_id ?? row.started_by),
    at: String(row.at ?? row.started_at),
  }
}

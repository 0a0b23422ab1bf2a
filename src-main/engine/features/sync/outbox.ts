import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import type { JsonValue } from '../../../../src-shared/record/canonical-json.ts'
import type { FieldChanges } from '../../../../src-shared/record/field-changes.ts'
import { type RegisterKind, registerKinds } from '../../../../src-shared/sync/kinds.ts'
import type { Mutation } from '../../../../src-shared/sync/protocol.ts'
import type { OutboxRow } from '../../database/schema-sync.ts'
import { statement } from '../../database/statement.ts'
import type { Transaction } from '../../database/transaction.ts'
import { disposalFactTables } from '../disposals/disposals.ts'
import {
  changeByN,
  emptyOutbox,
  enqueue,
  enqueueAll,
  enrolment,
  outboxAfter,
  replica,
  setReplica,
} from './sync-store.ts'
import { syncedFacts, syncedRows, tableOf } from './synced-kinds.ts'

/** Characters of JSON after which a push is full: an audit carries all that it expects. */
const fullPush = 4_000_000

/** Rows that no change tells of the making of: what a data folder begins with. */
const unrecorded = Object.fromEntries(
  registerKinds.map((kind) => [
    kind,
    statement<Record<never, never>, { id: string; siteId: string }>(
      () => sql`SELECT id, site_id AS "siteId" FROM ${sql.table(tableOf[kind])} WHERE id NOT IN
        (SELECT entity_id FROM change WHERE entity = ${sql.lit(kind)} AND revision = 1) ORDER BY id`,
    ),
  ]),
) as Record<RegisterKind, ReturnType<typeof statement<Record<never, never>, { id: string; siteId: string }>>>

const enqueueDisposals = disposalFactTables.map(({ kind, table }) =>
  statement<Record<never, never>>(
    () =>
      sql`INSERT INTO outbox (kind, fact_id) SELECT ${sql.lit(kind)}, id FROM ${sql.table(table)} ORDER BY n`,
  ),
)

const enqueuePulled = disposalFactTables.map(({ kind, table }) =>
  statement<Record<never, never>>(
    () => sql`INSERT INTO outbox (kind, fact_id) SELECT ${sql.lit(kind)}, id FROM ${sql.table(table)}
      WHERE origin_n IS NOT NULL AND id NOT IN (SELECT fact_id FROM outbox WHERE kind = ${sql.lit(kind)}) ORDER BY n`,
  ),
)

/**
 * Has what other laptops recorded of disposals sent as well, to a server that lost something: whoever recorded it may have
 * lost it too. The server knows what it has by its ids.
 */
export function sendPulledAgain({ database }: Transaction): void {
  for (const pulled of enqueuePulled) pulled.run(database, {})
}

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
  for (const everything of [...enqueueAll, ...enqueueDisposals]) everything.run(database, {})
}

/** What is to be sent after a number: whole changes and facts, at most so many, and no more than makes a full push. */
export function nextMutations(database: Database, n: number, most: number): Mutation[] {
  const mutations: Mutation[] = []
  let size = 0
  for (const row of outboxAfter.all(database, { n, limit: most })) {
    const mutation = row.change_n === null ? factOf(database, row) : changeOf(database, row.n, row.change_n)
    size += JSON.stringify(mutation).length
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
  const rest = outboxAfter.all(database, { n: acknowledged, limit: Number.MAX_SAFE_INTEGER })
  emptyOutbox.run(database, {})
  for (const { kind, change_n, fact_id } of rest) enqueue.run(database, { kind, change_n, fact_id })
  setReplica.run(database, { replicaId: replica.get(database, {})?.id ?? '' })
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

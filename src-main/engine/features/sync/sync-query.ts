import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import type { FieldChanges } from '../../../../src-shared/record/field-changes.ts'
import type { QuarantinedChangeRow, SyncConflictRow } from '../../database/schema-sync.ts'
import { build, statement } from '../../database/statement.ts'
import { people } from '../people/people.ts'
import { enrolment, waitingCount } from './sync-store.ts'
import { syncedRowsOf } from './synced-kinds.ts'

type None = Record<never, never>
type NamedConflict = SyncConflictRow & { keptByName: string | null; offeredByName: string | null }

const openConflicts = statement<None, NamedConflict>(() =>
  build
    .selectFrom('sync_conflict')
    .leftJoin('person as keeper', 'keeper.id', 'sync_conflict.kept_by')
    .leftJoin('person as offerer', 'offerer.id', 'sync_conflict.offered_by')
    .selectAll('sync_conflict')
    .select([people.shownName('keeper').as('keptByName'), people.shownName('offerer').as('offeredByName')])
    .where('resolution', 'is', null)
    .orderBy('offered_at')
    .orderBy('sync_conflict.id')
    .limit(500),
)
const openQuarantine = statement<None, QuarantinedChangeRow & { fields: string | null }>(
  () => sql`SELECT quarantined_change.*, change.fields FROM quarantined_change
    LEFT JOIN change ON change.n = quarantined_change.change_n WHERE settled IS NULL ORDER BY quarantined_change.at, quarantined_change.n`,
)
const counts = statement<None, { conflicts: number; quarantined: number; waiting: number }>(
  () => sql`SELECT (SELECT count(*) FROM sync_conflict WHERE resolution IS NULL) AS conflicts,
    (SELECT count(*) FROM quarantined_change WHERE settled IS NULL) AS quarantined,
    (SELECT count(*) FROM outbox WHERE n > (SELECT acknowledged FROM enrolment)) AS waiting`,
)

export function statusOf(database: Database) {
  const row = enrolment.get(database, {})
  const { conflicts, quarantined, waiting } = counts.get(database, {}) ?? {
    conflicts: 0,
    quarantined: 0,
    waiting: 0,
  }
  return {
    url: row?.url ?? null,
    deviceId: row?.device_id ?? null,
    role: row?.role ?? null,
    syncedAt: row?.synced_at ?? null,
    waiting,
    notYetWritten: waitingCount.get(database, {})?.count ?? 0,
    conflicts,
    quarantined,
  }
}

export function conflictsOf(database: Database) {
  return openConflicts.all(database, {}).map((row) => ({
    id: row.id,
    entity: row.entity,
    entityId: row.entity_id,
    title: titleOf(database, row.entity, row.entity_id),
    field: row.field,
    base: JSON.parse(row.base),
    kept: JSON.parse(row.kept),
    keptBy: row.keptByName,
    keptAt: row.kept_at,
    offered: JSON.parse(row.offered),
    offeredBy: row.offeredByName,
    offeredAt: row.offered_at,
  }))
}

export function quarantineOf(database: Database) {
  return openQuarantine.all(database, {}).map(({ n, kind, row_id, reason, at, fields }) => ({
    n,
    kind,
    rowId: row_id,
    reason,
    at,
    fields: fields === null ? null : (JSON.parse(fields) as FieldChanges),
  }))
}

function titleOf(database: Database, entity: string, id: string): string | null {
  const values = syncedRowsOf(entity)?.recorded(database, id)
  const title = values?.assetTag ?? values?.name
  return typeof title === 'string' ? title : null
}

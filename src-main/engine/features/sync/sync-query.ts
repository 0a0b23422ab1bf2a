import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import type { FieldChanges } from '../../../../src-shared/record/field-changes.ts'
import { asPeopleCount } from '../../../../src-shared/values/as-people-count.ts'
import type { QuarantinedChangeRow, SyncConflictRow } from '../../database/schema-sync.ts'
import { build, statement } from '../../database/statement.ts'
import { arriving } from '../assets/assets.ts'
import { people } from '../people/people.ts'
import { contentCounts } from './contents/contents-store.ts'
import { titleOf, wordsOfFields } from './field-words.ts'
import { isElsewhere } from './let-go.ts'
import { assetsBySite } from './let-go-store.ts'
import { snapshotHere } from './snapshot-store.ts'
import { sync } from './sync.ts'
import { enrolment, waitingCount } from './sync-store.ts'
import { canBeTyped } from './typed-values.ts'

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
const counts = statement<None, { conflicts: number; quarantined: number }>(
  () => sql`SELECT (SELECT count(*) FROM sync_conflict WHERE resolution IS NULL) AS conflicts,
    (SELECT count(*) FROM quarantined_change WHERE settled IS NULL) AS quarantined`,
)

export function statusOf(database: Database) {
  const row = enrolment.get(database, {})
  const { conflicts, quarantined } = counts.get(database, {}) ?? { conflicts: 0, quarantined: 0 }
  const { problem_code: code = null, problem_message: message } = row ?? {}
  return {
    url: row?.url ?? null,
    deviceId: row?.device_id ?? null,
    role: row?.role ?? null,
    syncedAt: row?.synced_at ?? null,
    failingSince: row?.failing_since ?? null,
    problem: code === null ? null : { code, message: message ?? '' },
    pausedAt: row?.paused_at ?? null,
    spares: { battery: row?.spares_battery === 1, metered: row?.spares_metered === 1 },
    heldBy: row?.held_by ?? null,
    takingOver: takingOver(database),
    waiting: sync.waitingToBeSent(database),
    notYetWritten: waitingCount.get(database, {})?.count ?? 0,
    contents: contentCounts.get(database, {}) ?? { toSend: 0, toFetch: 0, bytes: 0, problem: null },
    conflicts,
    quarantined,
  }
}

/** The sites that are here, each with its assets; those without a place are of none. */
export function sitesHere(database: Database) {
  const given = enrolment.get(database, {})?.sites ?? null
  return {
    all: given === null,
    sites: assetsBySite
      .all(database, {})
      .map(({ id, name, assets }) => ({ id, name, assets }))
      .sort(
        (site, other) =>
          Number(site.name === null) - Number(other.name === null) ||
          asPeopleCount(site.name ?? '', other.name ?? ''),
      ),
  }
}

/** Conflicts that can be decided here: what they are about is here. */
export const decidableConflicts = (database: Database): string[] =>
  openConflicts
    .all(database, {})
    .filter(({ entity, entity_id }) => !isElsewhere(database, entity, entity_id))
    .map(({ id }) => id)

function takingOver(database: Database) {
  const here = snapshotHere.get(database, {})
  const isSearchable = arriving.upTo(database) === null
  if (here === undefined || (here.ended_at !== null && isSearchable)) return null
  return { rows: here.rows, total: Math.max(here.rows, here.total) }
}

export function conflictsOf(database: Database) {
  const words = wordsOfFields(database)
  return openConflicts.all(database, {}).map((row) => {
    const { entity, field } = row
    const [base, kept, offered] = [row.base, row.kept, row.offered].map((json) => JSON.parse(json))
    const { field: fieldWord, from: baseWord, to: keptWord } = words(entity, field, { from: base, to: kept })
    const { to: offeredWord } = words(entity, field, { from: base, to: offered })
    return {
      id: row.id,
      entity,
      entityId: row.entity_id,
      title: titleOf(database, entity, row.entity_id),
      field,
      words: { field: fieldWord, base: baseWord, kept: keptWord, offered: offeredWord },
      canBeTyped: canBeTyped(entity, field),
      base,
      kept,
      keptBy: row.keptByName,
      keptAt: row.kept_at,
      offered,
      offeredBy: row.offeredByName,
      offeredAt: row.offered_at,
    }
  })
}

export function quarantineOf(database: Database) {
  const words = wordsOfFields(database)
  return openQuarantine.all(database, {}).map((row) => {
    const { n, kind, row_id: rowId, reason, at } = row
    const fields = row.fields === null ? null : (JSON.parse(row.fields) as FieldChanges)
    return {
      n,
      kind,
      rowId,
      title: titleOf(database, kind, rowId),
      reason,
      at,
      fields,
      words: Object.entries(fields ?? {}).map(([name, change]) => ({
        name,
        ...words(kind, name, change),
        canBeTyped: canBeTyped(kind, name),
      })),
      canBeDiscarded:
        (row.server_values !== null && row.change_n !== null) || isElsewhere(database, kind, rowId),
    }
  })
}

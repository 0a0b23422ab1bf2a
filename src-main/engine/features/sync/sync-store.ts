import { sql } from 'kysely'
import type { Spared } from '../../../../src-shared/sync/sync-pace.ts'
import type { ChangeRow } from '../../database/schema.ts'
import type {
  EnrolmentRow,
  OutboxRow,
  PullCursorRow,
  QuarantinedChangeRow,
  SyncConflictRow,
  WaitingEntryRow,
} from '../../database/schema-sync.ts'
import { build, statement } from '../../database/statement.ts'

type None = Record<never, never>
type RowKey = { id: string; kind: string }

export const enrolment = statement<None, EnrolmentRow>(() => build.selectFrom('enrolment').selectAll())
export const enrol = statement<Omit<EnrolmentRow, 'only_one'>>(
  (
    value,
  ) => sql`INSERT OR REPLACE INTO enrolment (only_one, url, device_id, role, epoch, replica_id, acknowledged,
      pulling, enrolled_at, synced_at, failing_since, problem_code, problem_message, paused_at,
      spares_battery, spares_metered, held_by, folder_replica_id, sites, let_go, leaving, may_leave)
    VALUES (1, ${value('url')}, ${value('device_id')}, ${value('role')}, ${value('epoch')}, ${value('replica_id')},
      ${value('acknowledged')}, ${value('pulling')}, ${value('enrolled_at')}, ${value('synced_at')},
      ${value('failing_since')}, ${value('problem_code')}, ${value('problem_message')}, ${value('paused_at')},
      ${value('spares_battery')}, ${value('spares_metered')}, ${value('held_by')}, ${value('folder_replica_id')},
      ${value('sites')}, ${value('let_go')}, ${value('leaving')}, ${value('may_leave')})`,
)
export const setPulling = statement<{ pulling: 0 | 1 }>(
  (value) => sql`UPDATE enrolment SET pulling = ${value('pulling')}`,
)
export const setAcknowledged = statement<{ n: number }>(
  (value) => sql`UPDATE enrolment SET acknowledged = ${value('n')}`,
)
/** @param replicaId under which the outbox is numbered from now on @param folderId of the data folder */
export const setReplica = statement<{ replicaId: string; folderId: string }>(
  (
    value,
  ) => sql`UPDATE enrolment SET replica_id = ${value('replicaId')}, folder_replica_id = ${value('folderId')},
    acknowledged = 0`,
)
export const setEpoch = statement<{ epoch: string }>(
  (value) => sql`UPDATE enrolment SET epoch = ${value('epoch')}`,
)
export const setSynced = statement<{ at: string }>(
  (value) => sql`UPDATE enrolment SET synced_at = ${value('at')}, failing_since = NULL, problem_code = NULL,
    problem_message = NULL`,
)
export const setFailing = statement<{ at: string; code: string; message: string }>(
  (value) => sql`UPDATE enrolment SET failing_since = coalesce(failing_since, ${value('at')}),
    problem_code = ${value('code')}, problem_message = ${value('message')}`,
)
export const setPaused = statement<{ at: string | null }>(
  (value) => sql`UPDATE enrolment SET paused_at = ${value('at')}`,
)
export const setSpares = {
  battery: statement<{ isSpared: 0 | 1 }>(
    (value) => sql`UPDATE enrolment SET spares_battery = ${value('isSpared')}`,
  ),
  metered: statement<{ isSpared: 0 | 1 }>(
    (value) => sql`UPDATE enrolment SET spares_metered = ${value('isSpared')}`,
  ),
}
export const setSites = statement<{ sites: string | null }>(
  (value) => sql`UPDATE enrolment SET sites = ${value('sites')}`,
)
export const noteLetGo = statement<{ rows: number }>(
  (value) => sql`UPDATE enrolment SET let_go = let_go + ${value('rows')}`,
)
export const noteLeaving = statement<{ rows: number }>(
  (value) => sql`UPDATE enrolment SET leaving = leaving + ${value('rows')}`,
)
export const endLeaving = statement<None>(() => sql`UPDATE enrolment SET leaving = 0, may_leave = 0`)
export const allowLeaving = statement<None>(() => sql`UPDATE enrolment SET may_leave = 1`)
export const setHeldBy = statement<{ heldBy: Spared | null }>(
  (value) => sql`UPDATE enrolment SET held_by = ${value('heldBy')}`,
)
export const replica = statement<None, { id: string }>(() =>
  build.selectFrom('organisation').select('replica_id as id'),
)

export const outboxAfter = statement<{ n: number; limit: number }, OutboxRow>((value) =>
  build
    .selectFrom('outbox')
    .selectAll()
    .where('n', '>', value('n'))
    .orderBy('n')
    .limit(value('limit') as never),
)
export const outboxRow = statement<{ n: number }, OutboxRow>((value) =>
  build.selectFrom('outbox').selectAll().where('n', '=', value('n')),
)
export const lastOutbox = statement<None, { n: number }>(
  () => sql`SELECT coalesce(max(n), 0) AS n FROM outbox`,
)
export const enqueue = statement<Pick<OutboxRow, 'kind' | 'change_n' | 'fact_id'>>(
  (value) => sql`INSERT INTO outbox (kind, change_n, fact_id)
    VALUES (${value('kind')}, ${value('change_n')}, ${value('fact_id')})`,
)
/** Every change that is not in the outbox yet, in the order in which they were recorded. */
export const enqueueChanges = statement<None>(
  () => sql`INSERT INTO outbox (kind, change_n) SELECT 'change', n FROM change
    WHERE n NOT IN (SELECT change_n FROM outbox WHERE change_n IS NOT NULL) ORDER BY n`,
)
export const emptyOutbox = statement<None>(() => build.deleteFrom('outbox'))
export const changeByN = statement<{ n: number }, ChangeRow>((value) =>
  build.selectFrom('change').selectAll().where('n', '=', value('n')),
)
/** The changes of a row that the server has not answered yet. */
export const pendingOf = statement<RowKey, Pick<ChangeRow, 'fields'>>(
  (
    value,
  ) => sql`SELECT change.fields FROM change WHERE change.entity_id = ${value('id')} AND change.entity = ${value('kind')}
    AND EXISTS (SELECT 1 FROM outbox WHERE outbox.change_n = change.n AND outbox.change_n IS NOT NULL
      AND outbox.n > (SELECT acknowledged FROM enrolment))
    ORDER BY change.n`,
)

export const cursorsOfSites = statement<None, PullCursorRow>(() =>
  build.selectFrom('pull_cursor').selectAll(),
)
/** @param mark null: the entry there is the one that it was */
export const setCursor = statement<{ siteId: string; seq: number; mark: string | null }>(
  (value) =>
    sql`INSERT INTO pull_cursor (site_id, seq, mark) VALUES (${value('siteId')}, ${value('seq')}, ${value('mark')})
      ON CONFLICT DO UPDATE SET seq = excluded.seq, mark = coalesce(excluded.mark, mark)`,
)
export const forgetCursor = statement<{ siteId: string }>((value) =>
  build.deleteFrom('pull_cursor').where('site_id', '=', value('siteId')),
)
export const forgetCursors = statement<None>(() => build.deleteFrom('pull_cursor'))
export const syncedRevision = statement<RowKey, { revision: number }>((value) =>
  build
    .selectFrom('synced_row')
    .select('revision')
    .where('id', '=', value('id'))
    .where('kind', '=', value('kind')),
)
export const setSyncedRevision = statement<RowKey & { revision: number }>(
  (value) => sql`INSERT OR REPLACE INTO synced_row (id, kind, revision)
    VALUES (${value('id')}, ${value('kind')}, ${value('revision')})`,
)
/** The same of many rows. @param rows JSON of [id, kind, revision][] */
export const setSyncedRevisions = statement<{ rows: string }>(
  (value) => sql`INSERT OR REPLACE INTO synced_row (id, kind, revision)
    SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(${value('rows')})`,
)
export const forgetSyncedRevision = statement<RowKey>((value) =>
  build.deleteFrom('synced_row').where('id', '=', value('id')).where('kind', '=', value('kind')),
)
/** Of a row that the server told of before it began a new epoch: what it says of it now is all that there is of it. */
export const toldAnew = -1
export const readRowsAnew = statement<None>(() => sql`UPDATE synced_row SET revision = ${sql.lit(toldAnew)}`)
/** Rows of a kind of which the server has told nothing since it began another epoch. */
export const untoldRows = statement<{ kind: string }, { id: string }>(
  (value) => sql`SELECT id FROM synced_row WHERE revision = ${sql.lit(toldAnew)} AND kind = ${value('kind')}
    AND NOT EXISTS (SELECT 1 FROM waiting_entry WHERE waiting_entry.id = synced_row.id AND waiting_entry.kind = synced_row.kind)
    ORDER BY id`,
)
export const settleOwnQuarantine = statement<{ by: string; at: string }>(
  (
    value,
  ) => sql`UPDATE quarantined_change SET settled = 'resent', settled_by = ${value('by')}, settled_at = ${value('at')}
    WHERE settled IS NULL AND replica_id = (SELECT replica_id FROM enrolment)`,
)
/** Whose changes are known here. */
export const knownReplicas = statement<{ most: number }, { id: string }>(
  (value) =>
    sql`SELECT replica_id AS id FROM change_origin GROUP BY replica_id ORDER BY max(change_n) DESC LIMIT ${value('most')}`,
)
/** Conflicts that the server tells once more, if it has them. */
export const forgetConflicts = statement<None>(() =>
  build.deleteFrom('sync_conflict').where('resolution', 'is', null),
)
/** Whether a change is recorded here: as one that was pulled, or as one of this folder before it was another replica. */
export const isRecorded = statement<
  { replicaId: string; n: number; id: string; changeSet: string; fields: string },
  { known: number }
>(
  (
    value,
  ) => sql`SELECT 1 AS known FROM change_origin WHERE replica_id = ${value('replicaId')} AND n = ${value('n')}
    UNION ALL SELECT 1 FROM change WHERE entity_id = ${value('id')} AND change_set = ${value('changeSet')}
      AND fields = ${value('fields')} LIMIT 1`,
)
export const noteOrigin = statement<{ changeN: number; replicaId: string; n: number }>(
  (value) => sql`INSERT INTO change_origin (change_n, replica_id, n)
    VALUES (${value('changeN')}, ${value('replicaId')}, ${value('n')})`,
)

export const putWaiting = statement<Omit<WaitingEntryRow, 'n'>>(
  (value) => sql`INSERT OR IGNORE INTO waiting_entry (kind, id, row_revision, replica_id, origin_n, entry)
    VALUES (${value('kind')}, ${value('id')}, ${value('row_revision')}, ${value('replica_id')}, ${value('origin_n')},
      ${value('entry')})`,
)
/** Whether something that happened to a row before waits. */
export const isRowWaiting = statement<RowKey & { revision: number }, { n: number }>(
  (value) => sql`SELECT n FROM waiting_entry WHERE id = ${value('id')} AND kind = ${value('kind')}
    AND row_revision < ${value('revision')} LIMIT 1`,
)
/** Entries whose row has nothing before them that waits. */
export const waitingEntries = statement<None, WaitingEntryRow>(
  () => sql`SELECT * FROM waiting_entry AS one
    WHERE NOT EXISTS (SELECT 1 FROM waiting_entry AS other
      WHERE other.id = one.id AND other.kind = one.kind AND other.row_revision < one.row_revision) ORDER BY n`,
)
export const endWaiting = statement<{ n: number }>((value) =>
  build.deleteFrom('waiting_entry').where('n', '=', value('n')),
)
/** What waits of a row up to a revision of it. */
export const endWaitingOf = statement<RowKey & { revision: number }>(
  (value) => sql`DELETE FROM waiting_entry WHERE id = ${value('id')} AND kind = ${value('kind')}
    AND row_revision <= ${value('revision')}`,
)
export const endWaitingOfSite = statement<{ siteId: string }>(
  (value) => sql`DELETE FROM waiting_entry WHERE entry ->> '$.siteId' = ${value('siteId')}`,
)
export const forgetWaiting = statement<None>(() => build.deleteFrom('waiting_entry'))
export const waitingCount = statement<None, { count: number }>(() =>
  build.selectFrom('waiting_entry').select(sql<number>`count(*)`.as('count')),
)
/** What rows and facts refer to, what they do most first; by its id, but for certificates, which their numbers name. */
const referredTo: readonly { table: string; column?: string }[] = [
  ...[
    'asset',
    'location',
    'person',
    'model',
    'category',
    'status_label',
    'custom_field',
    'tag_scheme',
    'tag_block',
    'label_run',
    'audit',
    'scan',
    'late_scan',
    'audit_decision',
    'audit_closing',
    'disposal_case',
    'disposal_medium',
    'disposal_evidence',
    'disposal_erasure',
    'disposal_video',
    'disposal_sanitization',
    'sampling_lot',
    'shipment',
    'shipment_item',
    'disposal_incident',
    'vendor_certificate',
  ].map((table) => ({ table })),
  { table: 'certificate', column: 'number' },
]
/** Whether there is anything of an id that a row or a fact can refer to. */
export const isThere = statement<{ id: string }, { there: number }>(
  (value) => sql`WITH given (id) AS (SELECT ${value('id')})
    SELECT 1 AS there FROM given WHERE ${sql.join(
      referredTo.map(
        ({ table, column = 'id' }) =>
          sql`EXISTS (SELECT 1 FROM ${sql.table(table)} AS one WHERE one.${sql.ref(column)} = given.id)`,
      ),
      sql` OR `,
    )}`,
)

export const insertConflict = statement<SyncConflictRow>(
  (
    value,
  ) => sql`INSERT OR IGNORE INTO sync_conflict (id, site_id, entity, entity_id, field, base, kept, offered, kept_by,
      kept_at, offered_by, offered_at, resolution, resolved_by, resolved_at)
    VALUES (${value('id')}, ${value('site_id')}, ${value('entity')}, ${value('entity_id')}, ${value('field')},
      ${value('base')}, ${value('kept')}, ${value('offered')}, ${value('kept_by')}, ${value('kept_at')},
      ${value('offered_by')}, ${value('offered_at')}, ${value('resolution')}, ${value('resolved_by')},
      ${value('resolved_at')})`,
)
export const conflictById = statement<{ id: string }, SyncConflictRow>((value) =>
  build.selectFrom('sync_conflict').selectAll().where('id', '=', value('id')),
)
export const resolveConflict = statement<{ id: string; resolution: string; by: string; at: string }>(
  (value) => sql`UPDATE sync_conflict SET resolution = ${value('resolution')}, resolved_by = ${value('by')},
    resolved_at = ${value('at')} WHERE id = ${value('id')} AND resolution IS NULL`,
)
/** Of a row that leaves: what was changed here and lost against another value stays until somebody has decided it. */
export const forgetConflictsOf = statement<RowKey & { replicaId: string }>(
  (value) => sql`DELETE FROM sync_conflict WHERE entity_id = ${value('id')} AND entity = ${value('kind')}
    AND NOT (resolution IS NULL AND id LIKE ${value('replicaId')} || ':%')`,
)
export const insertQuarantined = statement<
  Omit<QuarantinedChangeRow, 'settled' | 'settled_by' | 'settled_at' | 'settled_reason'>
>(
  (
    value,
  ) => sql`INSERT OR IGNORE INTO quarantined_change (replica_id, n, change_n, kind, row_id, fact_kind, reason,
      server_values, at)
    VALUES (${value('replica_id')}, ${value('n')}, ${value('change_n')}, ${value('kind')}, ${value('row_id')},
      ${value('fact_kind')}, ${value('reason')}, ${value('server_values')}, ${value('at')})`,
)
export const quarantinedByN = statement<{ n: number }, QuarantinedChangeRow>((value) =>
  build.selectFrom('quarantined_change').selectAll().where('n', '=', value('n')).where('settled', 'is', null),
)
export const settleQuarantined = statement<
  Pick<QuarantinedChangeRow, 'replica_id' | 'n' | 'settled' | 'settled_by' | 'settled_at' | 'settled_reason'>
>(
  (
    value,
  ) => sql`UPDATE quarantined_change SET settled = ${value('settled')}, settled_by = ${value('settled_by')},
    settled_at = ${value('settled_at')}, settled_reason = ${value('settled_reason')}
    WHERE replica_id = ${value('replica_id')} AND n = ${value('n')}`,
)

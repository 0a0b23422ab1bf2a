import { sql } from 'kysely'
import { type RegisterKind, registerKinds } from '../../../../src-shared/sync/kinds.ts'
import type { SnapshotRowOfFolder } from '../../database/schema-sync.ts'
import { build, type Statement, statement } from '../../database/statement.ts'
import { tableOf } from './synced-kinds.ts'

type None = Record<never, never>

export const snapshotHere = statement<None, SnapshotRowOfFolder>(() =>
  build.selectFrom('snapshot').selectAll(),
)
export const beginSnapshot = statement<{ at: string; total: number }>(
  (value) => sql`INSERT INTO snapshot (only_one, begun_at, rows, total)
    VALUES (1, ${value('at')}, 0, ${value('total')})`,
)
export const moveSnapshot = statement<{ kind: string; id: string; rows: number }>(
  (value) => sql`UPDATE snapshot SET after_kind = ${value('kind')}, after_id = ${value('id')},
    rows = rows + ${value('rows')}`,
)
export const endSnapshot = statement<{ at: string }>(
  (value) => sql`UPDATE snapshot SET ended_at = ${value('at')}`,
)
export const forgetSnapshot = [sql`DELETE FROM snapshot_late`, sql`DELETE FROM snapshot`].map((query) =>
  statement<None>(() => query),
)
export const putLate = statement<{ row: string }>(
  (value) => sql`INSERT INTO snapshot_late (row) VALUES (${value('row')})`,
)
export const lateRows = statement<None, { n: number; row: string }>(() =>
  build.selectFrom('snapshot_late').selectAll().orderBy('n'),
)
export const endLate = statement<{ n: number }>((value) =>
  build.deleteFrom('snapshot_late').where('n', '=', value('n')),
)
/** How far the log was when the snapshot began. */
export const setSnapshotCursor = statement<{ siteId: string; seq: number; mark: string | null }>(
  (value) => sql`INSERT INTO pull_cursor (site_id, seq, snapshot_seq, snapshot_mark)
    VALUES (${value('siteId')}, 0, ${value('seq')}, ${value('mark')})`,
)
/** The rows of each kind that are here, of those in a stretch of ids. */
export const idsBetween = Object.fromEntries(
  registerKinds.map((kind) => [
    kind,
    statement<{ first: string; last: string }, { id: string }>(
      (value) => sql`SELECT id FROM ${sql.table(tableOf[kind])}
        WHERE id BETWEEN ${value('first')} AND ${value('last')}`,
    ),
  ]),
) as Record<RegisterKind, Statement<{ first: string; last: string }, { id: string }>>
/** Whether this folder knows nothing of a register yet: no asset, and no entry of the log. */
export const isNew = statement<None, { isNew: 0 | 1 }>(
  () => sql`SELECT NOT EXISTS (SELECT 1 FROM asset) AND NOT EXISTS (SELECT 1 FROM pull_cursor)
    AND NOT EXISTS (SELECT 1 FROM snapshot) AS isNew`,
)

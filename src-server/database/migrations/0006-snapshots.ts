import { snapshotKinds } from '../../../src-shared/sync/kinds.ts'
import type { ServerMigration } from './server-migration.ts'

const listed = snapshotKinds.map((kind) => `'${kind}'`).join(', ')

/**
 * A new laptop reads what rows are now, in the order of their keys, and of the log what is no row of the register. When a
 * row was made and changed, and whose a value is that waits for a person, stood in the log alone.
 */
export const snapshots: ServerMigration = {
  number: 6,
  up: async (session) => {
    await session.rows('ALTER TABLE record ADD COLUMN made_at text, ADD COLUMN changed_at text')
    await session.rows(`UPDATE record SET made_at = told.first, changed_at = told.last FROM (
        SELECT id, kind, min(body ->> 'at') AS first, max(body ->> 'at') AS last FROM entry GROUP BY id, kind
      ) AS told WHERE told.id = record.id AND told.kind = record.kind`)
    await session.rows(`UPDATE record
      SET fields = fields || jsonb_build_object('offeredBy', entry.body -> 'actorId', 'offeredAt', entry.body -> 'at')
      FROM entry WHERE record.kind = 'conflict' AND NOT entry.follows
        AND record.id = concat_ws(':', entry.replica_id, entry.n, record.fields ->> 'field')`)
    await session.rows('CREATE INDEX record_kind ON record (kind, id)')
    await session.rows(
      `CREATE INDEX entry_beside_register ON entry (site_id, seq) WHERE kind NOT IN (${listed})`,
    )
  },
}

import type { ServerMigration } from './server-migration.ts'

const steps = [
  // Top-level locations that a device may see, by id; NULL: all.
  'ALTER TABLE invite ADD COLUMN sites text[]',
  'ALTER TABLE device ADD COLUMN sites text[]',
  // Taken away, until the device says that it has let go of them: what it did there before is still taken.
  'ALTER TABLE device ADD COLUMN leaving_sites text[] NOT NULL DEFAULT ARRAY[]::text[]',
  // A row that goes to another site is told of in both, and what stands below a location goes along with it.
  'ALTER TABLE entry ADD COLUMN follows boolean NOT NULL DEFAULT false',
  'ALTER TABLE entry DROP CONSTRAINT entry_replica_id_n_key',
  'CREATE UNIQUE INDEX entry_of_change ON entry (replica_id, n) WHERE NOT follows',
  `CREATE INDEX record_below ON record ((fields ->> 'parentId')) WHERE kind = 'location'`,
  `CREATE INDEX record_at_place ON record ((fields ->> 'locationId')) WHERE kind = 'asset'`,
  `CREATE INDEX record_of_asset ON record ((fields ->> 'assetId')) WHERE kind = 'attachment'`,
]

/** Which sites a device may see. */
export const sites: ServerMigration = {
  number: 4,
  up: async (session) => {
    for (const step of steps) await session.rows(step)
  },
}

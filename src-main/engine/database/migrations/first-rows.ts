import type { Database } from 'better-sqlite3'
import type { SeededStatusLabel } from '../../../../src-shared/features/status-labels/status-type.ts'
import type { MigrationTools } from './migration.ts'

/** Writes what every register begins with: its organisation, with the id of this copy, and status labels. */
export function insertFirstRows(
  database: Database,
  labels: readonly SeededStatusLabel[],
  { newId, now }: MigrationTools,
): void {
  database
    .prepare('INSERT INTO organisation (only, name, replica_id, created_at) VALUES (1, ?, ?, ?)')
    .run('My organisation', newId(), now())
  const seed = database.prepare(
    `INSERT INTO status_label (id, site_id, name, name_key, type, revision) VALUES (?, 'org', ?, ?, ?, 1)`,
  )
  for (const { name, type } of labels) seed.run(newId(), name, name.toLowerCase(), type)
}

import type { Migration } from './migration.ts'

/** What a laptop spares when it syncs by itself, and for which of it it waits. */
export const syncSpares: Migration = {
  number: 31,
  up: (database) =>
    database.exec(`
ALTER TABLE enrolment ADD COLUMN spares_battery INTEGER NOT NULL DEFAULT 0;
ALTER TABLE enrolment ADD COLUMN spares_metered INTEGER NOT NULL DEFAULT 0;
ALTER TABLE enrolment ADD COLUMN held_by TEXT;`),
}

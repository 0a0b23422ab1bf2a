import type { Migration } from './migration.ts'

/**
 * Assets by location, a stretch of 8,192 after the other: a new asset is written beside those that came before it, and not
 * into any of the thousands of pages that hold the locations of all.
 */
export const locationInStretches: Migration = {
  number: 26,
  up: (database) =>
    database.exec(`DROP INDEX asset_location;
CREATE INDEX asset_location ON asset (n >> 13, location_id);`),
}

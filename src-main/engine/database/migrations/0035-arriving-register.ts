import type { Migration } from './migration.ts'

/**
 * The register of a new laptop, as long as it comes. `up_to`: full text of the assets up to this number is built beside the
 * database; `is_filling`: while its rows are written, which are not noted as changed; `arriving_index`: indexes that are
 * made again once it is here.
 */
export const arrivingRegister: Migration = {
  number: 35,
  up: (database) =>
    database.exec(`
CREATE TABLE arriving_register (
  only_one INTEGER PRIMARY KEY CHECK (only_one = 1), up_to INTEGER NOT NULL,
  is_filling INTEGER NOT NULL CHECK (is_filling IN (0, 1))
) STRICT;
CREATE TABLE arriving_index (name TEXT PRIMARY KEY, sql TEXT NOT NULL) STRICT, WITHOUT ROWID;
DROP TRIGGER asset_search_insert;
CREATE TRIGGER asset_search_insert AFTER INSERT ON asset
WHEN NOT EXISTS (SELECT 1 FROM arriving_register WHERE is_filling = 1)
BEGIN INSERT OR IGNORE INTO asset_search_dirty VALUES (new.n); END;`),
}

import type { Migration } from './migration.ts'

/** The columns of an asset that search looks into. */
const searched = [
  'asset_tag',
  'serial_number',
  'name',
  'model_id',
  'category_id',
  'location_id',
  'checked_out_kind',
  'checked_out_id',
  'owner_id',
  'parent_id',
  'company',
  'department',
  'supplier',
  'order_number',
  'fixed_asset_number',
  'notes',
]

/** An asset falls behind in full text by what search looks into alone: a bulk edit of dates has nothing to do there. */
export const searchFields: Migration = {
  number: 4,
  up: (database) =>
    database.exec(`
DROP TRIGGER asset_search_update;
CREATE TRIGGER asset_search_update AFTER UPDATE OF ${searched.join(', ')} ON asset
BEGIN INSERT OR IGNORE INTO asset_search_dirty VALUES (new.n); END;`),
}

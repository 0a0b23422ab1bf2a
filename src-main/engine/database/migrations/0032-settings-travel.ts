import type { Migration } from './migration.ts'
import { rebuildTable } from './rebuild-table.ts'

/**
 * What an organisation lays down goes to every laptop. A rule of audits that was taken away keeps its row, since another
 * laptop may have changed it meanwhile; of what two laptops made under one name both stay.
 */
export const settingsTravel: Migration = {
  number: 32,
  rebuildsTables: true,
  up: (database) => {
    rebuildTable(database, 'audit_rule', (sql) =>
      sql
        .replace('location_id TEXT UNIQUE', 'location_id TEXT')
        .replace('category_id TEXT UNIQUE', 'category_id TEXT')
        .replace('months INTEGER NOT NULL', 'months INTEGER'),
    )
    database.exec(`
ALTER TABLE tag_scheme ADD COLUMN merged_into TEXT REFERENCES tag_scheme (id);
DROP INDEX label_design_name;
CREATE INDEX label_design_name ON label_design (kind, name_key) WHERE archived_at IS NULL;`)
  },
}

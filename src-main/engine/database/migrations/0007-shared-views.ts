import type { Migration } from './migration.ts'

/** Views of the list that everybody has. One that was removed keeps its row: laptops that were away hear of it. */
export const sharedViews: Migration = {
  number: 7,
  up: (database) =>
    database.exec(`
CREATE TABLE shared_view (
  id TEXT PRIMARY KEY, site_id TEXT NOT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL UNIQUE, address TEXT NOT NULL,
  columns TEXT NOT NULL, removed_at TEXT, revision INTEGER NOT NULL
) STRICT;`),
}

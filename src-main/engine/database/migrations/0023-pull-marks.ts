import type { Migration } from './migration.ts'

/** Which entry of the server stands at the cursor of a site; of cursors of before it is not known. */
export const pullMarks: Migration = {
  number: 23,
  up: (database) => database.exec('ALTER TABLE pull_cursor ADD COLUMN mark TEXT'),
}

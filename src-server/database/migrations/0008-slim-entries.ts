import type { ServerMigration } from './server-migration.ts'

const steps = [
  // What kind of entry it is, so that nothing has to be read of its body where others are wanted.
  'ALTER TABLE entry ADD COLUMN type text',
  `UPDATE entry SET type = body ->> 'type',
     body = CASE WHEN body ->> 'changeSet' = id THEN body - 'type' - 'changeSet' ELSE body - 'type' END`,
  // JSON, kept as it was written: nobody looks for anything in the body of a fact.
  'ALTER TABLE entry ALTER COLUMN type SET NOT NULL, ALTER COLUMN body TYPE text USING body::text',
  // The row of the replica, locked by each push, and the key of what was answered keep every number to one change.
  'DROP INDEX entry_of_change',
  // A line for each change; an empty one: what was pushed is not known. Random ids cannot be packed.
  `ALTER TABLE push_result ALTER COLUMN marks TYPE text USING array_to_string(marks, E'\\n', ''),
     ALTER COLUMN marks SET STORAGE EXTERNAL`,
]

/** What is written for each change of a push is little: an entry has fewer bytes and fewer indexes. */
export const slimEntries: ServerMigration = {
  number: 8,
  up: async (session) => {
    for (const step of steps) await session.rows(step)
  },
}

import type { ServerMigration } from './server-migration.ts'

const steps = [
  // Facts that one push says one after the other are a row, of the number of the last one.
  'ALTER TABLE entry ADD COLUMN size integer NOT NULL DEFAULT 1',
  // To pack it takes PostgreSQL longer than to write it.
  'ALTER TABLE entry ALTER COLUMN body SET STORAGE EXTERNAL',
  // Which facts the log tells of, in whatever row. Ids are compared byte by byte.
  `CREATE TABLE fact (id text COLLATE "C" NOT NULL, kind text COLLATE "C" NOT NULL, PRIMARY KEY (id, kind))`,
  `INSERT INTO fact (id, kind) SELECT DISTINCT id, kind FROM entry WHERE type = 'fact'`,
]

/** What is written for each fact of a push is its name alone. */
export const factsTogether: ServerMigration = {
  number: 9,
  up: async (session) => {
    for (const step of steps) await session.rows(step)
  },
}

import type { ServerMigration } from './server-migration.ts'

/**
 * What was answered is kept a push in a row, not a change in a row: most of it is `applied`. What was answered before has
 * no mark by which a fork could be told.
 */
export const resultsOfPushes: ServerMigration = {
  number: 2,
  up: async (session) => {
    await session.rows(`CREATE TABLE push_result (
      replica_id text NOT NULL, last_n bigint NOT NULL, first_n bigint NOT NULL, marks text[] NOT NULL,
      exceptions jsonb NOT NULL, PRIMARY KEY (replica_id, last_n)
    )`)
    await session.rows(`INSERT INTO push_result (replica_id, last_n, first_n, marks, exceptions)
      SELECT replica_id, n, n, ARRAY[NULL]::text[],
        CASE WHEN result ->> 'outcome' = 'applied' THEN '[]'::jsonb ELSE jsonb_build_array(result) END
      FROM mutation_result`)
    await session.rows('DROP TABLE mutation_result')
  },
}

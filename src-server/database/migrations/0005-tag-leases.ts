import type { ServerMigration } from './server-migration.ts'

/** How far the numbers of each form of tags are leased, and to which replica. */
export const tagLeases: ServerMigration = {
  number: 5,
  up: async (session) => {
    await session.rows('CREATE TABLE tag_counter (form text PRIMARY KEY, last bigint NOT NULL)')
    await session.rows(`CREATE TABLE tag_lease (
      replica_id text NOT NULL, id text NOT NULL, form text NOT NULL, first bigint NOT NULL, last bigint NOT NULL,
      leased_at text NOT NULL, PRIMARY KEY (replica_id, id)
    )`)
  },
}

import type { ServerMigration } from './server-migration.ts'

const tables = [
  // A server that lost something begins a new epoch.
  `CREATE TABLE server (only_one integer PRIMARY KEY CHECK (only_one = 1), epoch text NOT NULL, created_at text NOT NULL)`,
  `CREATE TABLE invite (
    code_digest text PRIMARY KEY, role text NOT NULL, made_at text NOT NULL, expires_at text, used_at text
  )`,
  `CREATE TABLE device (
    id text PRIMARY KEY, name text NOT NULL, role text NOT NULL, public_key text NOT NULL UNIQUE,
    enrolled_at text NOT NULL, last_seen_at text, revoked_at text
  )`,
  `CREATE TABLE replica (
    id text PRIMARY KEY, device_id text NOT NULL REFERENCES device (id), last_n bigint NOT NULL
  )`,
  // What a row is now. It is found by its id, since it can go to another site.
  `CREATE TABLE record (
    id text NOT NULL, kind text NOT NULL, site_id text NOT NULL, fields jsonb NOT NULL, revision bigint NOT NULL,
    PRIMARY KEY (id, kind)
  )`,
  `CREATE TABLE row_name (kind text NOT NULL, name text NOT NULL, id text NOT NULL, PRIMARY KEY (kind, name))`,
  // What took effect, in the order of its site.
  `CREATE TABLE site_counter (site_id text PRIMARY KEY, seq bigint NOT NULL)`,
  `CREATE TABLE entry (
    site_id text NOT NULL, seq bigint NOT NULL, kind text NOT NULL, id text NOT NULL, replica_id text NOT NULL,
    n bigint NOT NULL, received_at text NOT NULL, body jsonb NOT NULL, PRIMARY KEY (site_id, seq), UNIQUE (replica_id, n)
  )`,
  `CREATE INDEX entry_row ON entry (id, kind)`,
  `CREATE TABLE mutation_result (
    replica_id text NOT NULL, n bigint NOT NULL, digest text NOT NULL, result jsonb NOT NULL, PRIMARY KEY (replica_id, n)
  )`,
]

/** Devices and the codes that let them in, what rows are, and the log of what took effect. */
export const first: ServerMigration = {
  number: 1,
  up: async (session, { newId, now }) => {
    for (const table of tables) await session.rows(table)
    await session.rows('INSERT INTO server (only_one, epoch, created_at) VALUES (1, $1, $2)', [
      newId(),
      now(),
    ])
  },
}

import { first } from './migrations/0001-first.ts'
import { resultsOfPushes } from './migrations/0002-results-of-pushes.ts'
import { contents } from './migrations/0003-contents.ts'
import { sites } from './migrations/0004-sites.ts'
import { tagLeases } from './migrations/0005-tag-leases.ts'
import { snapshots } from './migrations/0006-snapshots.ts'
import { restored } from './migrations/0007-restored.ts'
import { slimEntries } from './migrations/0008-slim-entries.ts'
import { factsTogether } from './migrations/0009-facts-together.ts'
import type { ServerMigration } from './migrations/server-migration.ts'
import type { ServerDatabase } from './server-database.ts'

const migrations: readonly ServerMigration[] = [
  first,
  resultsOfPushes,
  contents,
  sites,
  tagLeases,
  snapshots,
  restored,
  slimEntries,
  factsTogether,
]

/** What two servers that start at once hold against each other; any number that nobody else uses in this database. */
const migrationLock = 5_927_301

/**
 * Brings the database to the newest version.
 * @throws Error when a newer program has written it
 */
export function migrateServer(
  database: ServerDatabase,
  tools: { newId: () => string; now: () => string },
): Promise<void> {
  return database.transaction(async (session) => {
    await session.rows('SELECT pg_advisory_xact_lock($1)', [migrationLock])
    await session.rows('CREATE TABLE IF NOT EXISTS version (number integer NOT NULL)')
    const [known] = await session.rows<{ number: number }>('SELECT number FROM version')
    const from = known?.number ?? 0
    if (from > migrations.length)
      throw new Error(
        `this database is of version ${from}, this server knows ${migrations.length}: start the newer server again`,
      )
    if (!known) await session.rows('INSERT INTO version (number) VALUES (0)')
    for (const migration of migrations.slice(from)) {
      await migration.up(session, tools)
      await session.rows('UPDATE version SET number = $1', [migration.number])
    }
  })
}

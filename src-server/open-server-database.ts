import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { migrateServer } from './database/migrate-server.ts'
import { openPostgres } from './database/postgres-database.ts'
import type { OnRetry, ServerDatabase } from './database/server-database.ts'
import { openThreadedPglite } from './database/threaded-pglite.ts'
import type { ServerTools } from './server-tools.ts'

/**
 * Opens the database that the server works on, at its newest version.
 * @param url of a PostgreSQL; null: PGlite in the data folder
 */
export async function openServerDatabase(
  dataFolder: string,
  url: string | null,
  tools: ServerTools,
  onRetry?: OnRetry,
): Promise<ServerDatabase> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const database =
    url === null ? await openThreadedPglite(join(dataFolder, 'pglite'), onRetry) : openPostgres(url, onRetry)
  await migrateServer(database, tools).catch(async (error: unknown) => {
    await database.close()
    throw error
  })
  return database
}

import { PGlite } from '@electric-sql/pglite'
import { type OnRetry, type ServerDatabase, withRetries } from './server-database.ts'

/**
 * PostgreSQL inside this process. It has one connection, so transactions follow each other.
 * @param folder null: in memory, for as long as it is open
 */
export async function openPglite(folder: string | null, onRetry?: OnRetry): Promise<ServerDatabase> {
  const database = await PGlite.create(folder ?? 'memory://')
  const rowsOf =
    (session: Pick<PGlite, 'query'>) =>
    async <Row>(text: string, values: readonly unknown[] = []) =>
      (await session.query<Row>(text, [...values])).rows
  return {
    rows: rowsOf(database),
    transaction: (work) =>
      withRetries(() => database.transaction((transaction) => work({ rows: rowsOf(transaction) })), onRetry),
    close: () => database.close(),
  }
}

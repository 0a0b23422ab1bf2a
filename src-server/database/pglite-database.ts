import { PGlite } from '@electric-sql/pglite'
import { type ServerDatabase, withRetries } from './server-database.ts'

/**
 * PostgreSQL inside this process. It has one connection, so transactions follow each other.
 * @param folder null: in memory, for as long as it is open
 */
export async function openPglite(folder: string | null): Promise<ServerDatabase> {
  const database = await PGlite.create(folder ?? 'memory://')
  return {
    transaction: (work) =>
      withRetries(() =>
        database.transaction((transaction) =>
          work({
            rows: async <Row>(text: string, values: readonly unknown[] = []) =>
              (await transaction.query<Row>(text, [...values])).rows,
          }),
        ),
      ),
    close: () => database.close(),
  }
}

import { PGlite } from '@electric-sql/pglite'
import { type ServerDatabase, withRetries } from '../../../src-server/database/server-database.ts'

/** PGlite in the memory of this process, for as long as it is open: what a test asks for is done in the order of its steps. */
export async function openMemoryDatabase(): Promise<ServerDatabase> {
  const database = await PGlite.create('memory://')
  const rowsOf =
    (session: Pick<PGlite, 'query'>) =>
    async <Row>(text: string, values: readonly unknown[] = []) =>
      (await session.query<Row>(text, [...values])).rows
  return {
    rows: rowsOf(database),
    transaction: (work) =>
      withRetries(() => database.transaction((transaction) => work({ rows: rowsOf(transaction) }))),
    close: () => database.close(),
  }
}

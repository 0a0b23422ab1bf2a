import { PGlite } from '@electric-sql/pglite'
import { type ServerDatabase, watched, withRetries } from '../../../src-server/database/server-database.ts'

/** Those on which no server works now: to begin one takes longer than most tests, to empty one a moment. */
const idle: PGlite[] = []

/**
 * An empty PGlite in the memory of this process: what a test asks for is done in the order of its steps. Closed, it waits
 * for the next test.
 */
export async function openMemoryDatabase(): Promise<ServerDatabase> {
  const database = idle.pop() ?? (await PGlite.create('memory://'))
  for (const text of ['RESET ALL', 'DROP SCHEMA public CASCADE', 'CREATE SCHEMA public'])
    await database.query(text)
  let isOpen = true
  const rowsOf =
    (session: Pick<PGlite, 'query'>) =>
    async <Row>(text: string, values: readonly unknown[] = []) =>
      (await session.query<Row>(text, [...values])).rows
  return {
    rows: rowsOf(database),
    transaction: (work) =>
      withRetries(() =>
        database.transaction(async (transaction) => {
          const session = watched(rowsOf(transaction))
          const result = await work(session)
          await session.settled()
          return result
        }),
      ),
    close: async () => {
      if (isOpen) idle.push(database)
      isOpen = false
    },
  }
}

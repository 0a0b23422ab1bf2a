import { Pool } from 'pg'
import { type ServerDatabase, withRetries } from './server-database.ts'

const mostConnections = 10

/**
 * A PostgreSQL server (14 or newer).
 * @param url as `postgres://user:password@host:5432/database`
 */
export function openPostgres(url: string): ServerDatabase {
  const pool = new Pool({ connectionString: url, max: mostConnections })
  // What happens to a connection that nobody uses is met by whoever asks for the next one.
  pool.on('error', () => undefined)
  return {
    transaction: (work) =>
      withRetries(async () => {
        const client = await pool.connect()
        let broken: Error | undefined
        try {
          await client.query('BEGIN')
          const result = await work({
            rows: async <Row>(text: string, values: readonly unknown[] = []) =>
              (await client.query(text, [...values])).rows as Row[],
          })
          await client.query('COMMIT')
          return result
        } catch (error) {
          await client.query('ROLLBACK').catch((failed: Error) => {
            broken = failed
          })
          throw error
        } finally {
          client.release(broken)
        }
      }),
    close: () => pool.end(),
  }
}

import { type ClientBase, Pool } from 'pg'
import { GatheringSocket } from './gathering-socket.ts'
import { DatabaseAway, type OnRetry, type ServerDatabase, watched, withRetries } from './server-database.ts'

const mostConnections = 10
/** Statements that a connection keeps prepared at most: the server has fewer. */
const mostPrepared = 200
/** For single statements, so that they do not wait behind transactions: who a device is, whether the server is ready. */
const connectionsBeside = 2
/** Milliseconds. Nothing of ours takes that long: what does, hangs. */
const timeouts = {
  connectionTimeoutMillis: 60_000,
  statement_timeout: 60_000,
  idle_in_transaction_session_timeout: 60_000,
}

/**
 * A statement is planned once in a connection, maybe while a table is empty, and PostgreSQL would go on to read the whole
 * table when it has a million rows. Each of ours that reads a large one has an index to go by. What goes without costs so
 * much on paper then that PostgreSQL before 17 would compile it.
 */
const options = '-c enable_seqscan=off -c jit=off'

/**
 * A PostgreSQL server (14 or newer).
 * @param url as `postgres://user:password@host:5432/database`
 */
export function openPostgres(url: string, onRetry?: OnRetry): ServerDatabase {
  const poolOf = (max: number) => {
    // What does not depend on an answer is sent without waiting for it.
    const pool = new Pool({
      ...{ connectionString: url, max, pipeline: true, options, ...timeouts },
      stream: () => new GatheringSocket(),
    })
    // What happens to a connection that nobody uses is met by whoever asks for the next one.
    pool.on('error', () => undefined)
    return pool
  }
  const pool = poolOf(mostConnections)
  const beside = poolOf(connectionsBeside)
  const nameOf = preparedNames()
  const rowsOf =
    (session: Pick<ClientBase, 'query'>) =>
    async <Row>(text: string, values: readonly unknown[] = []) => {
      const name = values.length > 0 ? nameOf(text) : undefined
      return (await session.query({ text, values: [...values], ...(name !== undefined && { name }) }))
        .rows as Row[]
    }
  return {
    rows: <Row>(text: string, values?: readonly unknown[]) =>
      rowsOf(beside)<Row>(text, values).catch(toldApart),
    transaction: (work) =>
      withRetries(async () => {
        const client = await pool.connect()
        let broken: Error | undefined
        // A connection that breaks fails its query, which says so.
        const onBroken = () => undefined
        client.on('error', onBroken)
        try {
          const begun = client.query(named('BEGIN'))
          begun.catch(() => undefined)
          const session = watched(rowsOf(client))
          const result = await work(session)
          // It is answered last. Where a statement failed, PostgreSQL takes it as the end of what had no effect.
          await Promise.all([begun, session.settled(), client.query(named('COMMIT'))])
          return result
        } catch (error) {
          await client.query('ROLLBACK').catch((failed: Error) => {
            broken = failed
          })
          throw error
        } finally {
          client.off('error', onBroken)
          client.release(broken)
        }
      }, onRetry).catch(toldApart),
    close: async () => {
      await Promise.all([pool.end(), beside.end()])
    },
  }
}

/** A statement without values that goes together with others, as one with a name does. */
const named = (text: 'BEGIN' | 'COMMIT') => ({ text, name: text })

/** Names under which a connection keeps statements, so that PostgreSQL reads and plans each of them once. */
function preparedNames(): (text: string) => string | undefined {
  const names = new Map<string, string>()
  return (text) => {
    const known = names.get(text)
    if (known !== undefined || names.size === mostPrepared) return known
    const name = `s${names.size}`
    names.set(text, name)
    return name
  }
}

/** Connection exceptions, no connection left, and a server that stops or starts (PostgreSQL, appendix A); of the system. */
const away = /^(?:08...|53300|57P0[1-3]|E[A-Z]{3,})$/
/** What `pg` says without a code. */
const awayMessages = /^(?:Connection terminated|timeout exceeded when trying to connect)/

function toldApart(error: unknown): never {
  const { code, message } = error as { code?: unknown; message?: unknown }
  if (away.test(String(code ?? '')) || awayMessages.test(String(message ?? '')))
    throw new DatabaseAway('the database is away', { cause: error })
  throw error
}

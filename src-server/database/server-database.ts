/**
 * Where statements go. Values are given apart from the text, `$1` being the first. They run in the order in which they are
 * given, also where the answer to the one before is not waited for; once one fails, all that follow do.
 */
export interface Session {
  rows: <Row>(text: string, values?: readonly unknown[]) => Promise<Row[]>
}

/**
 * The database of the server: PostgreSQL, or PGlite in a data folder, which speaks the same SQL. A statement given to it
 * straight is a transaction of its own.
 */
export interface ServerDatabase extends Session {
  /**
   * Runs work in one transaction, and again from its beginning where another one was in its way: work has no effect
   * but through its session. Statements that work does not wait for take effect with it, or nothing does.
   * @throws DatabaseAway
   */
  transaction: <Result>(work: (session: Session) => Promise<Result>) => Promise<Result>
  close: () => Promise<void>
}

/** A session that remembers what it was given. */
export interface WatchedSession extends Session {
  /** Until every statement was answered. @throws what the first one that failed says */
  settled: () => Promise<void>
}

export function watched(rows: Session['rows']): WatchedSession {
  const given: Promise<unknown>[] = []
  return {
    rows: <Row>(text: string, values?: readonly unknown[]) => {
      const answer = rows<Row>(text, values)
      // Whoever asked may have given up meanwhile; the transaction fails all the same.
      answer.catch(() => undefined)
      given.push(answer)
      return answer
    },
    settled: async () => {
      await Promise.all(given)
    },
  }
}

/** The database cannot be reached, or went away: what was asked of it took effect whole or not at all. */
export class DatabaseAway extends Error {}

/** Told the SQLSTATE of what is tried again. */
export type OnRetry = (sqlState: string) => void

/** serialization failure, deadlock, and a row that somebody else made meanwhile (PostgreSQL, appendix A) */
const passing = new Set(['40001', '40P01', '23505'])
const mostTries = 8
/** Milliseconds, for each try so far, of which chance takes a share: those who met do not meet again. */
const pause = 20

/** Tries again what another transaction was in the way of. */
export async function withRetries<Result>(
  attempt: () => Promise<Result>,
  onRetry: OnRetry = () => undefined,
): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt()
    } catch (error) {
      const { code } = error as { code?: unknown }
      if (tries === mostTries || typeof code !== 'string' || !passing.has(code)) throw error
      onRetry(code)
      await new Promise((over) => setTimeout(over, Math.random() * pause * tries))
    }
  }
}

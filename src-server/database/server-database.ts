/** One open transaction. Values are given apart from the text, `$1` being the first. */
export interface Session {
  rows: <Row>(text: string, values?: readonly unknown[]) => Promise<Row[]>
}

/** The database of the server: PostgreSQL, or PGlite in a data folder, which speaks the same SQL. */
export interface ServerDatabase {
  /**
   * Runs work in one transaction, and again from its beginning where another one was in its way: work has no effect
   * but through its session.
   */
  transaction: <Result>(work: (session: Session) => Promise<Result>) => Promise<Result>
  close: () => Promise<void>
}

/** serialization failure, deadlock, and a row that somebody else made meanwhile (PostgreSQL, appendix A) */
const passing = new Set(['40001', '40P01', '23505'])
const mostTries = 8

/** Tries again what another transaction was in the way of. */
export async function withRetries<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt()
    } catch (error) {
      const { code } = error as { code?: unknown }
      if (tries === mostTries || typeof code !== 'string' || !passing.has(code)) throw error
    }
  }
}

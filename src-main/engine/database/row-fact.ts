import type { Statement } from './statement.ts'
import type { Fact, SyncedFact } from './synced-fact.ts'
import type { Transaction } from './transaction.ts'

/** A fact that laptops tell each other as a row of the record of change that makes it. */
export interface SyncedRecord {
  /** what has to be there before it can be written, by id */
  needs: (values: Fact) => string[]
  /** Writes it; nothing where it is known. */
  write: (
    tx: Transaction,
    made: { id: string; siteId: string; actorId: string; at: string; values: Fact },
  ) => void
}

/** Those that are set. */
export const idsIn = (...some: (string | null | undefined)[]) => some.filter((id) => typeof id === 'string')

/** Rows as the JSON that they are, and back. */
export const asFact = (row: object) => JSON.parse(JSON.stringify(row)) as Fact
export const asRow = <Row>(fact: Fact) => fact as Row

/**
 * A fact that is one row of a table. Its number is that of a data folder: each gives it its own.
 * @param refersTo the ids of what has to be there
 * @param settle what else is to be done once it is written
 */
export function rowFact<Row extends { n: number; id: string }>(
  byId: Statement<{ id: string }, Row>,
  insert: Statement<Omit<Row, 'n'>, unknown>,
  refersTo: (row: Omit<Row, 'n'>) => string[],
  settle: (tx: Transaction, row: Omit<Row, 'n'>) => void,
): SyncedFact {
  return {
    read: (database, id) => {
      const row = byId.get(database, { id })
      if (!row) return undefined
      const { n: _, ...rest } = row
      return asFact(rest)
    },
    needs: (fact) => refersTo(asRow<Omit<Row, 'n'>>(fact)),
    write: (tx, fact) => {
      const row = asRow<Omit<Row, 'n'> & { id: string }>(fact)
      if (byId.get(tx.database, { id: row.id })) return
      insert.run(tx.database, row)
      settle(tx, row)
    },
  }
}

import type { Database } from 'better-sqlite3'
import type { JsonValue } from '../../../src-shared/record/canonical-json.ts'
import type { Transaction } from './transaction.ts'

/** The fields of a row as the record of change names them. */
export type RowValues = Record<string, JsonValue>

/** A row as the server says it. */
interface SyncedRow {
  id: string
  siteId: string
  /** when it was changed, where it was */
  at: string
  /** who changed it */
  by: string
  /** when it was made; of a row of which it is known that it is not here yet */
  madeAt?: string
  values: RowValues
}

/** Rows of one entity as a sync writes them: what the server says, without a record of its own. */
export interface SyncedRows {
  /** undefined where there is no such row */
  recorded: (database: Database, id: string) => RowValues | undefined
  /**
   * Writes a whole row. What it refers to is there. A name that another row holds goes to this one: the server has
   * decided, and what becomes of the other one comes with the next entries.
   */
  write: (tx: Transaction, row: SyncedRow) => void
}

export const textIn = (values: RowValues, field: string): string | null => {
  const value = values[field]
  return typeof value === 'string' ? value : null
}

import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import type { Role } from '../../../../src-shared/contract/rights.ts'
import { takeBackProblems } from '../../../../src-shared/features/registers/merge-undo-contract.ts'
import { registersProblems } from '../../../../src-shared/features/registers/registers-contract.ts'
import type { FieldChanges } from '../../../../src-shared/record/field-changes.ts'
import type { Reversal } from '../../database/as-before.ts'
import type { ManagedRow, ManagedTable } from '../../database/managed-table.ts'
import type { Transaction } from '../../database/transaction.ts'

/** What one list is made of: the face of its feature, and what is special about it. */
interface RegisterParts<Row extends ManagedRow, Values> {
  table: ManagedTable<Row>
  create: (tx: Transaction, values: Values) => Row
  update: (tx: Transaction, row: Row, values: Values) => Row
  /** the columns of a row that follow from others and may be given up by what was merged */
  keysOf: (row: Row) => Partial<Row>
  /** throws where a row has to stay as it is */
  assertCanGo?: (database: Database, row: Row, role: Role) => void
  /** the same where it goes on as another one, which is of the list, too */
  assertCanMerge?: (database: Database, row: Row, into: Row, role: Role) => void
  /** throws where a merge with it stays as it is */
  assertCanTakeBack?: (row: Row, role: Role) => void
  /** what has to be brought over besides assets, and what the other one is given */
  bringOver?: (tx: Transaction, from: Row, into: Row) => void
}

/** What can be done with the rows of a list, the same for every list. */
export function registerFace<Row extends ManagedRow, Values>(parts: RegisterParts<Row, Values>) {
  const { table } = parts
  /** @throws REGISTER_ROW_UNKNOWN */
  const present = (database: Database, id: string): Row => {
    const row = table.row(database, id)
    if (!row || row.merged_into !== null) throw failure(registersProblems, 'REGISTER_ROW_UNKNOWN', { id })
    return row
  }

  const assertMergeable = (database: Database, from: readonly string[], into: string, role: Role) => {
    const goal = present(database, into)
    if (goal.archived_at !== null)
      throw failure(registersProblems, 'MERGE_INTO_ARCHIVED', { name: goal.name })
    for (const id of from) {
      const row = present(database, id)
      if (id === into) throw failure(registersProblems, 'MERGE_INTO_ITSELF', { name: row.name })
      parts.assertCanMerge?.(database, row, goal, role)
    }
  }

  return {
    /** @throws REGISTER_ROW_UNKNOWN */
    row: present,

    create: (tx: Transaction, values: Values): string => parts.create(tx, values).id,

    /** @throws REGISTER_ROW_UNKNOWN, REGISTER_ROW_CHANGED */
    update: (
      tx: Transaction,
      id: string,
      shown: number,
      values: Values,
    ): { id: string; revision: number } => {
      const row = present(tx.database, id)
      const { name, revision } = row
      if (revision !== shown) throw failure(registersProblems, 'REGISTER_ROW_CHANGED', { name, revision })
      return parts.update(tx, row, values)
    },

    /** @throws REGISTER_ROW_UNKNOWN, and what keeps it */
    archive: (tx: Transaction, id: string, isArchived: boolean, role: Role): void => {
      const row = present(tx.database, id)
      if (isArchived === (row.archived_at !== null)) return
      if (isArchived) parts.assertCanGo?.(tx.database, row, role)
      table.update(tx, row, { ...row, archived_at: isArchived ? tx.at : null })
    },

    /**
     * Sees to it that rows can go on as another one.
     * @throws REGISTER_ROW_UNKNOWN, MERGE_INTO_ITSELF, MERGE_INTO_ARCHIVED, and what keeps them
     */
    assertMergeable,

    /** Ends rows whose assets refer to another one by now. */
    merge: (tx: Transaction, from: readonly string[], into: string): void => {
      for (const id of from) {
        parts.bringOver?.(tx, present(tx.database, id), present(tx.database, into))
        table.merge(tx, present(tx.database, id), present(tx.database, into))
      }
    },

    /** Sees to it that the merge of some rows may be undone. @throws what keeps them */
    assertCanTakeBack: (database: Database, ids: readonly string[], role: Role): void => {
      for (const id of ids) {
        const row = table.row(database, id)
        if (row) parts.assertCanTakeBack?.(row, role)
      }
    },

    survivorOf: (database: Database, id: string): string | undefined =>
      table.surviving(database, table.row(database, id))?.id,

    nameOf: (database: Database, id: string): string => table.row(database, id)?.name ?? id,

    /**
     * Gives a row back what it was before a merge.
     * @throws REGISTER_ROW_UNKNOWN, MERGED_NAME_TAKEN
     */
    takeBack: (tx: Transaction, id: string, changes: FieldChanges): Reversal => {
      const row = table.row(tx.database, id)
      if (!row) throw failure(registersProblems, 'REGISTER_ROW_UNKNOWN', { id })
      const { before, kept } = table.asBefore(row, changes)
      const next = { ...before, ...parts.keysOf(before) }
      const isBack = row.merged_into !== null && next.merged_into === null
      if (next.merged_into === null && table.rival(tx, next))
        throw failure(takeBackProblems, 'MERGED_NAME_TAKEN', { name: next.name })
      table.update(tx, row, next)
      if (isBack && row.merged_into !== null) table.mergeBack(tx, id, row.merged_into)
      return { name: row.name, isBack, kept }
    },
  }
}

import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { registersProblems } from '../../../../src-shared/features/registers/registers-contract.ts'
import type { CategoryRow } from '../../database/schema.ts'
import type { Transaction } from '../../database/transaction.ts'
import { categoryTable } from './categories-store.ts'

const keyOf = (name: string) => name.normalize('NFKC').trim().toLowerCase()

export const categories = {
  table: categoryTable,

  /** The columns by which a row is found, as they follow from what it says. */
  keysOf: ({ name }: CategoryRow): Partial<CategoryRow> => ({ name_key: keyOf(name) }),

  synced: categoryTable.synced(({ name }) => ({ name_key: keyOf(name) })),

  /** The category of a name; of one that was merged, what it was merged into. */
  find(database: Database, name: string): CategoryRow | undefined {
    return categoryTable.find(database, keyOf(name))
  },

  /** The category of a name; made if there is none. */
  ensure(tx: Transaction, name: string): CategoryRow {
    return categories.find(tx.database, name) ?? categories.create(tx, { name })
  },

  /** @throws REGISTER_NAME_TAKEN */
  create(tx: Transaction, { name }: { name: string }): CategoryRow {
    const row: CategoryRow = {
      id: tx.newId(),
      site_id: 'org',
      name: name.trim(),
      name_key: keyOf(name),
      merged_into: null,
      archived_at: null,
      revision: 1,
    }
    assertNameIsFree(tx, row)
    categoryTable.insert(tx, row)
    return row
  },

  /** @throws REGISTER_NAME_TAKEN */
  update(tx: Transaction, before: CategoryRow, { name }: { name: string }): CategoryRow {
    const after = { ...before, name: name.trim(), name_key: keyOf(name) }
    assertNameIsFree(tx, after)
    return categoryTable.update(tx, before, after).row
  },
}

function assertNameIsFree(tx: Transaction, { id, name, name_key }: CategoryRow): void {
  const holder = categoryTable.holder(tx, name_key, id)
  if (holder)
    throw failure(registersProblems, 'REGISTER_NAME_TAKEN', { name, isArchived: holder.archived_at !== null })
}

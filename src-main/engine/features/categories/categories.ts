import type { Database } from 'better-sqlite3'
import type { CategoryRow } from '../../database/schema.ts'
import type { Transaction } from '../../database/transaction.ts'
import { categoryByKey, insertCategory } from './categories-store.ts'

const keyOf = (name: string) => name.normalize('NFKC').trim().toLowerCase()

export const categories = {
  find(database: Database, name: string): CategoryRow | undefined {
    return categoryByKey.get(database, { key: keyOf(name) })
  },

  /** The category of a name; made if there is none. */
  ensure(tx: Transaction, name: string): CategoryRow {
    const known = categories.find(tx.database, name)
    if (known) return known
    const row: CategoryRow = {
      id: tx.newId(),
      site_id: 'org',
      name: name.trim(),
      name_key: keyOf(name),
      merged_into: null,
      archived_at: null,
      revision: 1,
    }
    insertCategory.run(tx.database, row)
    tx.record('category', { id: row.id, siteId: row.site_id, revision: 1 }, {}, { name: row.name })
    return row
  },
}

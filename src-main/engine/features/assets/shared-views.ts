import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import {
  type SavedView,
  type SharedView,
  sharedViewsProblems,
} from '../../../../src-shared/features/assets/shared-views-contract.ts'
import { foldedText } from '../../../../src-shared/identity/folded-text.ts'
import type { JsonValue } from '../../../../src-shared/record/canonical-json.ts'
import type { SharedViewRow } from '../../database/schema.ts'
import type { Transaction } from '../../database/transaction.ts'
import {
  everySharedView,
  insertSharedView,
  sharedViewById,
  sharedViewByKey,
  updateSharedView,
} from './shared-views-store.ts'

export const sharedViews = {
  all(database: Database): SharedView[] {
    return everySharedView.all(database, {}).map(viewOf)
  },

  /** Keeps a view for everybody, in place of one of the same name, whatever its case; also of one that was removed. */
  share(tx: Transaction, { name, address, columns }: SavedView): SharedView {
    const key = foldedText(name)
    const before = sharedViewByKey.get(tx.database, { key })
    const wanted = { name, name_key: key, address, columns: JSON.stringify(columns), removed_at: null }
    if (before) return viewOf(changed(tx, before, wanted))
    const row = { ...wanted, id: tx.newId(), site_id: 'org', revision: 1 }
    insertSharedView.run(tx.database, row)
    noted(tx, row, {})
    return viewOf(row)
  },

  /** @throws VIEW_UNKNOWN */
  unshare(tx: Transaction, id: string): void {
    const before = sharedViewById.get(tx.database, { id })
    if (!before || before.removed_at !== null)
      throw failure(sharedViewsProblems, 'VIEW_UNKNOWN', { view: id })
    changed(tx, before, { removed_at: tx.at })
  },
}

function changed(tx: Transaction, before: SharedViewRow, change: Partial<SharedViewRow>): SharedViewRow {
  const row = { ...before, ...change, revision: before.revision + 1 }
  if (!noted(tx, row, recorded(before))) return before
  updateSharedView.run(tx.database, row)
  return row
}

/** @returns whether anything is otherwise now */
function noted(tx: Transaction, row: SharedViewRow, before: Record<string, JsonValue>): boolean {
  const { id, site_id: siteId, revision } = row
  const fields = tx.record('sharedView', { id, siteId, revision }, before, recorded(row))
  tx.touch('assets')
  return Object.keys(fields).length > 0
}

const recorded = ({ name, address, columns, removed_at }: SharedViewRow): Record<string, JsonValue> => ({
  name,
  address,
  columns,
  removedAt: removed_at,
})

const viewOf = ({ id, name, address, columns, revision }: SharedViewRow): SharedView => ({
  id,
  name,
  address,
  columns: JSON.parse(columns) as SharedView['columns'],
  revision,
})

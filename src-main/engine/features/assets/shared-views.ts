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
import { type SyncedRows, textIn } from '../../database/synced-rows.ts'
import type { Transaction } from '../../database/transaction.ts'
import { derivedId } from '../../derived-id.ts'
import {
  everySharedView,
  giveUpKey,
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
    // whoever shares a view of this name shares the same one
    const row = { ...wanted, id: derivedId(`sharedView ${key}`), site_id: 'org', revision: 1 }
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

/**
 * Views as a sync writes them. Of two of one name, from before their name said which one they are, the one that came last is
 * found by it; the other one is listed as well.
 */
export const syncedViews: SyncedRows = {
  recorded: (database, id) => {
    const row = sharedViewById.get(database, { id })
    return row && recorded(row)
  },
  write: (tx, { id, siteId, values }) => {
    const { database } = tx
    const before = sharedViewById.get(database, { id })
    const name = textIn(values, 'name') ?? ''
    const key = foldedText(name)
    const holder = sharedViewByKey.get(database, { key })
    if (holder && holder.id !== id) giveUpKey.run(database, { id: holder.id })
    const row: SharedViewRow = {
      id,
      site_id: siteId,
      name,
      name_key: key,
      address: textIn(values, 'address') ?? '',
      columns: textIn(values, 'columns') ?? '[]',
      removed_at: textIn(values, 'removedAt'),
      revision: (before?.revision ?? 0) + 1,
    }
    if (before) updateSharedView.run(database, row)
    else insertSharedView.run(database, row)
    tx.touch('assets')
  },
}

import { type ReactNode, useState } from 'react'
import type { AnyAssetColumn } from '../../../../src-shared/features/assets/asset-columns.ts'
import type { AssetSort } from '../../../../src-shared/features/assets/asset-selection.ts'
import { assetsWindowText as text } from '../../../../src-shared/features/assets/assets-window-text.ts'
import type { AssetSelection } from '../../../../src-shared/features/assets/bulk-edit-contract.ts'
import { bulkEditWindowText } from '../../../../src-shared/features/assets/bulk-edit-window-text.ts'
import { copyText } from '../../../components/clipboard/copy-text.ts'
import { formatNumber } from '../../../components/format/format.ts'
import { useKey } from '../../../components/keys/use-key.ts'
import { Problem } from '../../../components/problem/problem.tsx'
import { usePagedRows } from '../../../components/rows/use-paged-rows.ts'
import { useEngine } from '../../../host/engine-context.ts'
import { BulkEditDialog } from '../bulk/bulk-edit-dialog.tsx'
import { beginWork } from '../bulk/bulk-work.ts'
import { AssetGrid } from './asset-grid.tsx'
import { copiedTable } from './copied-table.ts'
import type { ListView } from './list-address.ts'
import type { ListLook } from './list-columns.ts'
import { ListFooter } from './list-footer.tsx'
import { useAssetList } from './use-asset-list.ts'
import { useGridKeys } from './use-grid-keys.ts'
import { scopeOf } from './use-ready-view.ts'

interface AssetListProps {
  /** what is shown; another one is another list */
  view: ListView
  look: ListLook
  titleOf: (column: AnyAssetColumn) => string
  onSort: (sort: AssetSort | undefined) => void
  onOpen: (assetId: string) => void
  /** what else can be done with what is chosen */
  onChosen: (selection: AssetSelection | null) => ReactNode
}

/** A list of assets with where one is in it, and what of it is chosen. */
export function AssetList({ view, look, titleOf, onSort, onOpen, onChosen }: AssetListProps) {
  const { calls } = useEngine()
  const rows = usePagedRows(
    (page) => calls.assets.list.queryOptions({ input: { ...scopeOf(view), ...page } }),
    (answer) => answer.rows,
  )
  const list = useAssetList(view, rows)
  const [copied, setCopied] = useState('')
  const copy = async () => {
    const chosen = await list.rowsToCopy()
    if (!chosen) return
    const columns = look.columns.map((column) => ({ column, title: titleOf(column) }))
    const isThere = await copyText(copiedTable(chosen, columns))
    setCopied(isThere ? text.copied(formatNumber(chosen.length)) : text.notCopied)
  }
  const [editing, setEditing] = useState<AssetSelection | null>(null)
  const edit = () => setEditing(list.selectionToEdit())
  const onKey = useGridKeys(view, list, () => void copy())
  useKey('E', bulkEditWindowText.edit, edit, { when: list.count > 0 })
  useKey('Escape', text.chooseNone, list.chooseNone, { when: list.count > 0 })
  if (rows.error && rows.total === undefined) return <Problem error={rows.error} />
  return (
    <>
      <Problem error={rows.error} />
      <AssetGrid
        list={list}
        look={look}
        rows={rows}
        sort={view.sort}
        titleOf={titleOf}
        onSort={(by) => onSort(nextSort(view.sort, by))}
        onOpen={(asset) => onOpen(asset.id)}
        onKey={onKey}
      />
      <ListFooter
        list={list}
        total={rows.total ?? 0}
        copied={copied}
        onCopy={() => void copy()}
        onEdit={edit}
      >
        {list.count > 0 && onChosen(list.chosenSelection())}
      </ListFooter>
      {editing && (
        <BulkEditDialog
          selection={editing}
          count={list.count}
          onBegun={(jobId) => {
            beginWork({ jobId, does: 'edit' })
            setEditing(null)
          }}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  )
}

/** Up, down, and back to the usual order. */
function nextSort(sort: AssetSort | undefined, by: AnyAssetColumn): AssetSort | undefined {
  if (sort?.by !== by) return { by, direction: 'ascending' }
  return sort.direction === 'ascending' ? { by, direction: 'descending' } : undefined
}

import { type KeyboardEvent, memo, useCallback, useMemo, useRef, useState } from 'react'
import type { AnyAssetColumn } from '../../../../src-shared/features/assets/asset-columns.ts'
import type { AssetSort } from '../../../../src-shared/features/assets/asset-selection.ts'
import type { AssetRow } from '../../../../src-shared/features/assets/assets-contract.ts'
import { assetsWindowText as text } from '../../../../src-shared/features/assets/assets-window-text.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { Cell } from '../../../components/rows/cells.tsx'
import type { usePagedRows } from '../../../components/rows/use-paged-rows.ts'
import { VirtualGrid } from '../../../components/rows/virtual-grid.tsx'
import { StatusMark } from '../status-mark.tsx'
import styles from './asset-grid.module.css'
import { AssetHead } from './asset-head.tsx'
import { codeColumns, numberColumns, shownValue } from './column-values.ts'
import { gridColumns, gridWidth, type ListLook } from './list-columns.ts'
import type { AssetListState } from './use-asset-list.ts'

interface AssetGridProps {
  list: AssetListState
  look: ListLook
  rows: ReturnType<typeof usePagedRows<{ total: number }, AssetRow>>
  sort: AssetSort | undefined
  titleOf: (column: AnyAssetColumn) => string
  onSort: (column: AnyAssetColumn) => void
  onOpen: (asset: AssetRow) => void
  onKey: (event: KeyboardEvent) => boolean
}

const rowHeights = { dense: 36, roomy: 48 }

/** The rows of a list of assets, of which some can be chosen. */
export function AssetGrid({ list, look, rows, sort, titleOf, onSort, onOpen, onKey }: AssetGridProps) {
  const { rowAt, onView } = rows
  const { choose, isChosen } = list
  const columns = useMemo(() => gridColumns(look), [look])
  const chooseRow = useRef(choose)
  chooseRow.current = choose
  const toggle = useCallback((index: number, extend: boolean) => chooseRow.current(index, extend), [])
  const [takesKeyboard] = useState(() => document.activeElement === document.body)
  const { seen: seenRows } = list
  const viewed = useCallback(
    (first: number, last: number, seen: { top: number; bottom: number }) => {
      onView(first, last)
      seenRows.set(seen)
    },
    [onView, seenRows],
  )
  const row = useCallback(
    (index: number, asset: AssetRow | undefined, isChosen: boolean) =>
      asset ? (
        <Cells asset={asset} index={index} columns={look.columns} isChosen={isChosen} onToggle={toggle} />
      ) : (
        <Waiting />
      ),
    [look.columns, toggle],
  )
  return (
    <VirtualGrid
      label={text.list}
      columns={columns}
      minWidth={gridWidth(look)}
      total={rows.total ?? 0}
      rowHeight={rowHeights[look.density]}
      active={list.active}
      autoFocus={takesKeyboard}
      onActive={list.goTo}
      onOpen={(index) => {
        const asset = rowAt(index)
        if (!asset) return
        list.goTo(index)
        onOpen(asset)
      }}
      onView={viewed}
      chosen={(index) => {
        const asset = rowAt(index)
        return asset !== undefined && isChosen(asset.id)
      }}
      onChoose={choose}
      onKey={onKey}
      head={<AssetHead look={look} sort={sort} titleOf={titleOf} onSort={onSort} />}
      rowAt={rowAt}
      row={row}
    />
  )
}

function Waiting() {
  return (
    <>
      <Cell />
      <Cell>
        <span className={styles.waiting} data-waiting="" />
      </Cell>
    </>
  )
}

interface CellsProps {
  asset: AssetRow
  index: number
  columns: AnyAssetColumn[]
  isChosen: boolean
  onToggle: (index: number, extend: boolean) => void
}

/** Drawn again only when something in it changes: while scrolling most rows stay as they are. */
const Cells = memo(function Cells({ asset, index, columns, isChosen, onToggle }: CellsProps) {
  return (
    <>
      <Cell
        className={styles.box}
        data-chosen={isChosen}
        onClick={(event) => {
          event.stopPropagation()
          onToggle(index, event.shiftKey)
        }}
      >
        <Icon name="check" size={14} weight={3} />
      </Cell>
      {columns.map((column) => (
        <AssetCell key={column} asset={asset} column={column} />
      ))}
    </>
  )
})

function AssetCell({ asset, column }: { asset: AssetRow; column: AnyAssetColumn }) {
  if (column === 'status')
    return (
      <Cell>
        <StatusMark status={asset.status} type={asset.statusType} />
      </Cell>
    )
  const value = shownValue(asset, column)
  if (column === 'assetTag') return <Cell className={`code ${styles.tag}`}>{value}</Cell>
  if (codeColumns.has(column)) return <Cell className={`code ${styles.soft}`}>{value}</Cell>
  if (column === 'name') return <Cell>{value}</Cell>
  return (
    <Cell className={numberColumns.has(column) ? styles.number : styles.soft} title={value}>
      {value}
    </Cell>
  )
}

import { useState } from 'react'
import type { AssetRow } from '../../../../src-shared/features/assets/assets-contract.ts'
import { assetsWindowText as text } from '../../../../src-shared/features/assets/assets-window-text.ts'
import { Cell, ColumnHead } from '../../../components/rows/cells.tsx'
import type { usePagedRows } from '../../../components/rows/use-paged-rows.ts'
import { VirtualGrid } from '../../../components/rows/virtual-grid.tsx'
import { StatusMark } from '../status-mark.tsx'
import styles from './asset-grid.module.css'
import { rememberedRow, rememberRow } from './list-place.ts'

const columns =
  'minmax(128px, 1.1fr) minmax(120px, 1.1fr) minmax(160px, 2fr) minmax(160px, 2fr) minmax(140px, 1.2fr) minmax(120px, 1.2fr)'

interface AssetGridProps {
  search: string
  rows: ReturnType<typeof usePagedRows<{ total: number }, AssetRow>>
  onOpen: (assetId: string) => void
}

export function AssetGrid({ search, rows, onOpen }: AssetGridProps) {
  const [active, setActive] = useState(() => rememberedRow(search))
  return (
    <VirtualGrid
      label={text.list}
      columns={columns}
      total={rows.total ?? 0}
      active={active}
      autoFocus={document.activeElement === document.body}
      onActive={(index) => {
        setActive(index)
        rememberRow(search, index)
      }}
      onOpen={(index) => {
        const asset = rows.rowAt(index)
        if (asset) onOpen(asset.id)
      }}
      onView={rows.onView}
      head={Object.entries(text.columns).map(([key, word]) => <ColumnHead key={key}>{word}</ColumnHead>)}
      row={(index) => <Cells asset={rows.rowAt(index)} />}
    />
  )
}

function Cells({ asset }: { asset: AssetRow | undefined }) {
  if (!asset)
    return (
      <Cell>
        <span className={styles.waiting} />
      </Cell>
    )
  return (
    <>
      <Cell className={`code ${styles.tag}`}>{asset.assetTag}</Cell>
      <Cell className={`code ${styles.soft}`}>{asset.serialNumber}</Cell>
      <Cell>{asset.name ?? asset.model ?? asset.category}</Cell>
      <Cell className={styles.soft} title={asset.location ?? undefined}>
        {asset.location}
      </Cell>
      <Cell>
        <StatusMark status={asset.status} type={asset.statusType} />
      </Cell>
      <Cell className={styles.soft}>{asset.checkedOutTo?.name}</Cell>
    </>
  )
}

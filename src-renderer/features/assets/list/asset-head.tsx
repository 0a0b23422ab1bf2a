import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import type { AnyAssetColumn } from '../../../../src-shared/features/assets/asset-columns.ts'
import type { AssetSort } from '../../../../src-shared/features/assets/asset-selection.ts'
import { assetsWindowText as text } from '../../../../src-shared/features/assets/assets-window-text.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { ColumnHead } from '../../../components/rows/cells.tsx'
import styles from './asset-head.module.css'
import { changeLook, type ListLook, narrowest, widest } from './list-columns.ts'

interface AssetHeadProps {
  look: ListLook
  sort: AssetSort | undefined
  titleOf: (column: AnyAssetColumn) => string
  onSort: (column: AnyAssetColumn) => void
}

const keyStep = 16

/** The heads of the columns: a press orders by one, a drag of its edge (or Alt with an arrow key) sizes it. */
export function AssetHead({ look, sort, titleOf, onSort }: AssetHeadProps) {
  const size = (column: AnyAssetColumn, width: number) => {
    const kept = Math.round(Math.min(widest, Math.max(narrowest, width)))
    changeLook({ widths: { ...look.widths, [column]: kept } })
  }
  return (
    <>
      <ColumnHead aria-label={text.chosenColumn} />
      {look.columns.map((column) => (
        <ColumnHead
          key={column}
          className={styles.head}
          aria-label={titleOf(column)}
          aria-sort={sort?.by === column ? sort.direction : 'none'}
        >
          <button
            type="button"
            className={styles.sort}
            title={text.sortHint(titleOf(column))}
            onClick={() => onSort(column)}
            onKeyDown={(event) => sizeByKey(event, (by) => size(column, widthOf(event.currentTarget) + by))}
          >
            <span>{titleOf(column)}</span>
            {sort?.by === column && (
              <Icon name={sort.direction === 'ascending' ? 'up' : 'down'} size={14} weight={2.2} />
            )}
          </button>
          <Edge onSize={(width) => size(column, width)} />
        </ColumnHead>
      ))}
    </>
  )
}

const widthOf = (element: Element) => element.parentElement?.getBoundingClientRect().width ?? 0

function sizeByKey(event: KeyboardEvent, size: (by: number) => void): void {
  if (!event.altKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return
  event.preventDefault()
  size(event.key === 'ArrowLeft' ? -keyStep : keyStep)
}

/** The right edge of a head, to be dragged; the keyboard has another way. */
function Edge({ onSize }: { onSize: (width: number) => void }) {
  const began = useRef<{ x: number; width: number } | null>(null)
  const drag = (event: PointerEvent) => {
    if (began.current) onSize(began.current.width + event.clientX - began.current.x)
  }
  return (
    <span
      aria-hidden="true"
      className={styles.edge}
      onPointerDown={(event) => {
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        began.current = { x: event.clientX, width: widthOf(event.currentTarget) }
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        began.current = null
      }}
    />
  )
}

import { type ComponentProps, memo, type ReactNode, type RefObject } from 'react'
import { Row } from './cells.tsx'
import styles from './virtual-grid.module.css'

interface GridRowProps {
  id: string
  index: number
  /** its number among all rows, from 1 */
  place: number
  isSelected: boolean
  isActive: boolean
  columns: string
  height: number
  /** where it stands in the scroller, in pixels */
  y: number
  /** what it shows, where the grid was told so */
  item: unknown
  row: (index: number, item: unknown, isSelected: boolean) => ReactNode
  rowProps: ((index: number) => ComponentProps<'div'>) | undefined
  canOpen: boolean
  /** stays the same object, with what was told last */
  acts: RefObject<RowActs>
}

export interface RowActs {
  focus: () => void
  onActive: ((index: number, extend: boolean) => void) | undefined
  onOpen: ((index: number) => void) | undefined
  onChoose: ((index: number, extend: boolean) => void) | undefined
}

/** A row of a VirtualGrid. While one scrolls, only those are drawn again that come into view. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { id, index, place, isSelected, isActive, columns, height, y, acts } = props
  return (
    <Row
      {...props.rowProps?.(index)}
      id={id}
      aria-rowindex={place}
      aria-selected={isSelected}
      data-active={isActive}
      className={styles.row}
      data-clickable={props.canOpen ? '' : undefined}
      style={{ gridTemplateColumns: columns, height, transform: `translateY(${y}px)` }}
      onMouseDown={(event) => {
        event.preventDefault()
        if (acts.current.onActive) acts.current.focus()
      }}
      onClick={(event) => {
        const { onActive, onOpen, onChoose } = acts.current
        if (onChoose && (event.shiftKey || event.ctrlKey || event.metaKey)) {
          onChoose(index, event.shiftKey)
          return
        }
        onActive?.(index, false)
        onOpen?.(index)
      }}
    >
      {props.row(index, props.item, isSelected)}
    </Row>
  )
})

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
  row: (index: number) => ReactNode
  rowProps: ((index: number) => ComponentProps<'div'>) | undefined
  scroller: RefObject<HTMLElement | null>
  onActive: ((index: number, extend: boolean) => void) | undefined
  onOpen: ((index: number) => void) | undefined
  onChoose: ((index: number, extend: boolean) => void) | undefined
}

/** A row of a VirtualGrid. While one scrolls, only those are drawn again that come into view. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { id, index, place, isSelected, isActive, columns, height, y, scroller } = props
  const { onActive, onOpen, onChoose } = props
  return (
    <Row
      {...props.rowProps?.(index)}
      id={id}
      aria-rowindex={place}
      aria-selected={isSelected}
      data-active={isActive}
      className={styles.row}
      data-clickable={onOpen ? '' : undefined}
      style={{ gridTemplateColumns: columns, height, transform: `translateY(${y}px)` }}
      onMouseDown={(event) => {
        event.preventDefault()
        if (onActive) scroller.current?.focus({ preventScroll: true })
      }}
      onClick={(event) => {
        if (onChoose && (event.shiftKey || event.ctrlKey || event.metaKey)) {
          onChoose(index, event.shiftKey)
          return
        }
        onActive?.(index, false)
        onOpen?.(index)
      }}
    >
      {props.row(index)}
    </Row>
  )
})

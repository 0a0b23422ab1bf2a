import {
  type ComponentProps,
  type KeyboardEvent,
  type ReactNode,
  useId,
  useLayoutEffect,
  useRef,
} from 'react'
import { isOverlayOpen, isTyping } from '../keys/key-registry.ts'
import { Row, RowGroup } from './cells.tsx'
import { GridRow, type RowActs } from './grid-row.tsx'
import { type RowLayout, useRowLayout } from './use-row-layout.ts'
import { useTallScroll } from './use-tall-scroll.ts'
import styles from './virtual-grid.module.css'

interface VirtualGridProps<Item> {
  label: string
  /** the heads of the columns, as ColumnHead */
  head?: ReactNode
  /** `grid-template-columns` of head and rows */
  columns: string
  total: number
  rowHeight?: number
  /** lines of a slim row, where there is no room for columns; a wide one has half of them */
  narrowLines?: number
  /** what a row shows; a row is drawn again only when that or `row` is another. Not told: whenever the grid is */
  rowAt?: (index: number) => Item | undefined
  /** the cells of a row, as Cell; null: not there yet */
  row: (index: number, item: Item | undefined, isSelected: boolean) => ReactNode
  active?: number
  /** @param extend whether the rows on the way there are to be chosen (Shift) */
  onActive?: (index: number, extend: boolean) => void
  onOpen?: (index: number) => void
  /** rows that are drawn, and those of them that are seen */
  onView?: (first: number, last: number, seen: { top: number; bottom: number }) => void
  /** which rows are chosen, where several can be */
  chosen?: (index: number) => boolean
  /** a row is to be chosen, or not any more; with `extend` all up to it */
  onChoose?: (index: number, extend: boolean) => void
  /** the first go at a key. @returns whether that was it */
  onKey?: (event: KeyboardEvent) => boolean
  /** pixels that the columns need at least: they are moved sideways where there is less room */
  minWidth?: number
  /** rows stand in other rows, and say so by their attributes */
  isTree?: boolean
  /** what a row is besides: its level in a tree, whether something can be dropped on it */
  rowProps?: (index: number) => ComponentProps<'div'>
  /** takes the keyboard when it appears */
  autoFocus?: boolean
}

const headHeight = 34
const lineHeight = 21

/** A list of any length: the rows in view are drawn, the keyboard moves through all of them. */
export function VirtualGrid<Item = never>(props: VirtualGridProps<Item>) {
  const { label, head, columns, total, row, active = -1, onActive, onOpen, onView, chosen } = props
  const scroller = useRef<HTMLDivElement>(null)
  const layout = useRowLayout(scroller, columns, props.minWidth !== undefined)
  const hasColumns = layout === 'columns'
  const rowHeight = heightOf(layout, props.rowHeight ?? 36, props.narrowLines ?? 3)
  const id = useId()
  const { first, last, drawn, top, bottom, offset, height, show, rowsInView } = useTallScroll(
    scroller,
    total,
    rowHeight,
    head && hasColumns ? headHeight : 0,
  )

  useLayoutEffect(
    () => onView?.(first, Math.min(last, total - 1), { top, bottom }),
    [onView, first, last, total, top, bottom],
  )
  useLayoutEffect(() => {
    // Whoever has begun to type, or to answer a dialog, while the rows were on their way keeps the keyboard.
    if (!props.autoFocus || isOverlayOpen() || isTyping(document.activeElement)) return
    scroller.current?.focus({ preventScroll: true })
  }, [props.autoFocus])
  const restored = useRef(false)
  useLayoutEffect(() => {
    if (active < 0 || total === 0) return
    show(active, !restored.current)
    restored.current = true
  }, [active, total, show])

  const onKeyDown = (event: KeyboardEvent) => {
    // What stands in the grid (the heads of its columns) has keys of its own.
    if (event.target !== event.currentTarget) return
    if (props.onKey?.(event)) {
      event.preventDefault()
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === ' ' && props.onChoose && active >= 0) {
      event.preventDefault()
      props.onChoose(active, event.shiftKey)
      return
    }
    if (event.key === 'Enter' && active >= 0 && active < total) {
      event.preventDefault()
      onOpen?.(active)
      return
    }
    const next = nextRow(event.key, active, total, rowsInView())
    if (next === null || !onActive) return
    event.preventDefault()
    onActive(next, event.shiftKey)
  }

  const focus = () => scroller.current?.focus({ preventScroll: true })
  const acts = useRef<RowActs>({ focus, onActive, onOpen, onChoose: props.onChoose })
  acts.current = { focus, onActive, onOpen, onChoose: props.onChoose }

  const wide = hasColumns && props.minWidth !== undefined ? { minWidth: props.minWidth } : {}
  const indexes = Array.from(
    { length: Math.max(0, Math.min(last, total - 1) - first + 1) },
    (_, i) => first + i,
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot leave out the rows that are not in view
    <div
      ref={scroller}
      role="grid"
      {...(props.isTree && { role: 'treegrid' })}
      aria-label={label}
      aria-rowcount={total + (head ? 1 : 0)}
      aria-activedescendant={
        active >= first && active <= last && active < total ? `${id}-${active}` : undefined
      }
      tabIndex={0}
      className={styles.grid}
      aria-multiselectable={chosen !== undefined}
      data-narrow={!hasColumns}
      onKeyDown={onKeyDown}
    >
      {head && (
        <RowGroup className={styles.head} style={{ height: headHeight, ...wide }}>
          <Row aria-rowindex={1} className={styles.row} style={{ gridTemplateColumns: columns }}>
            {head}
          </Row>
        </RowGroup>
      )}
      <RowGroup className={styles.rows} style={{ height, ...wide }}>
        {indexes.map((index) => (
          <GridRow
            // A row that comes into view takes the place of one that left it: nothing is made or thrown away while scrolling.
            key={index % drawn}
            id={`${id}-${index}`}
            index={index}
            place={index + (head ? 2 : 1)}
            isSelected={chosen ? chosen(index) : index === active}
            isActive={index === active}
            columns={columns}
            height={rowHeight}
            y={index * rowHeight - offset}
            item={props.rowAt?.(index)}
            row={row as ComponentProps<typeof GridRow>['row']}
            rowProps={props.rowProps}
            canOpen={onOpen !== undefined}
            acts={acts}
          />
        ))}
      </RowGroup>
    </div>
  )
}

function heightOf(layout: RowLayout, inColumns: number, narrowLines: number): number {
  if (layout === 'columns') return inColumns
  return (layout === 'slim' ? narrowLines : Math.ceil(narrowLines / 2)) * lineHeight + 16
}

function nextRow(key: string, active: number, total: number, view: number): number | null {
  if (total === 0) return null
  const last = total - 1
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, active + 1)
    case 'ArrowUp':
      return Math.max(0, active - 1)
    case 'PageDown':
      return Math.min(last, Math.max(0, active) + view - 1)
    case 'PageUp':
      return Math.max(0, active - view + 1)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}

import { useCallback, useEffect, useState } from 'react'
import { registersWindowText as text } from '../../../src-shared/features/registers/registers-window-text.ts'
import { formatNumber } from '../../components/format/format.ts'
import { Cell, ColumnHead } from '../../components/rows/cells.tsx'
import type { usePagedRows } from '../../components/rows/use-paged-rows.ts'
import { VirtualGrid } from '../../components/rows/virtual-grid.tsx'
import { type ListDefinition, type ListRow, shownField } from './register-definitions.ts'
import styles from './register-page.module.css'
import { useCounts } from './use-counts.ts'

type Rows = ReturnType<typeof usePagedRows<{ total: number; rows: ListRow[] }, ListRow>>

interface RegisterGridProps {
  definition: ListDefinition
  rows: Rows
  active: number
  onActive: (index: number) => void
  onOpen: (index: number) => void
  /** hears how many assets the rows in view have */
  onCounts: (counts: Readonly<Record<string, number>>) => void
}

/** So many rows are counted at once: scrolling by a row asks for nothing new. */
const countedAtOnce = 50

/** The rows of a list with what they say and how many assets refer to each. */
export function RegisterGrid({ definition, rows, active, onActive, onOpen, onCounts }: RegisterGridProps) {
  const [view, setView] = useState({ first: 0, last: 0 })
  const { onView } = rows
  const viewed = useCallback(
    (first: number, last: number) => {
      onView(first, last)
      const block = {
        first: first - (first % countedAtOnce),
        last: last - (last % countedAtOnce) + countedAtOnce,
      }
      setView((before) => (before.first === block.first && before.last === block.last ? before : block))
    },
    [onView],
  )
  const ids = Array.from({ length: view.last - view.first }, (_, n) => rows.rowAt(view.first + n)?.id).filter(
    (id) => id !== undefined,
  )
  const counts = useCounts(definition.counted, ids)
  useEffect(() => onCounts(counts), [counts, onCounts])
  const { columns } = definition
  return (
    <VirtualGrid
      label={text.lists[definition.name].title}
      columns={['minmax(180px, 2fr)', ...columns.map(({ width }) => width), '96px'].join(' ')}
      narrowLines={3}
      total={rows.total ?? 0}
      active={active}
      autoFocus
      onActive={onActive}
      onOpen={onOpen}
      onView={viewed}
      head={
        <>
          <ColumnHead>{text.columns.name}</ColumnHead>
          {columns.map(({ field }) => (
            <ColumnHead key={field}>{text.fields[field]}</ColumnHead>
          ))}
          <ColumnHead className={styles.number}>{text.columns.assets}</ColumnHead>
        </>
      }
      row={(index) => {
        const row = rows.rowAt(index)
        if (!row) return null
        const count = counts[row.id]
        return (
          <>
            <Cell className={styles.name} title={row.name}>
              {row.name}
            </Cell>
            {columns.map(({ field }) => (
              <Cell key={field} className={styles.soft}>
                {shownField(definition, row, field)}
              </Cell>
            ))}
            <Cell className={styles.number}>{count === undefined ? '' : formatNumber(count)}</Cell>
          </>
        )
      }}
    />
  )
}

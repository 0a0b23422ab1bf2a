import { type DragEvent, type KeyboardEvent, useCallback, useState } from 'react'
import { locationCode } from '../../../../src-shared/features/locations/location-code.ts'
import type { LocationInTree } from '../../../../src-shared/features/locations/locations-contract.ts'
import { locationsWindowText as text } from '../../../../src-shared/features/locations/locations-window-text.ts'
import { formatNumber } from '../../../components/format/format.ts'
import { Cell, ColumnHead } from '../../../components/rows/cells.tsx'
import { VirtualGrid } from '../../../components/rows/virtual-grid.tsx'
import { useCounts } from '../../registers/use-counts.ts'
import { LocationName } from './location-name.tsx'
import styles from './locations-page.module.css'
import type { useTree } from './use-tree.ts'

interface LocationGridProps {
  tree: ReturnType<typeof useTree>
  /** rows show whole paths, and stand in no tree */
  isFound: boolean
  renaming: string | null
  /** ids of those whose labels are printed together */
  chosen: ReadonlySet<string>
  onChoose: (chosen: ReadonlySet<string>) => void
  onOpen: (location: LocationInTree) => void
  onRename: (location: LocationInTree, name: string) => void
  onRenamed: () => void
  onDrop: (dragged: string, into: LocationInTree) => void
}

const dragged = 'application/x-assetwalk-location'
const countedAtOnce = 100

/** The tree of locations: walked, opened and closed by the arrow keys, put in order by dragging. */
export function LocationGrid({
  tree,
  isFound,
  renaming,
  chosen,
  onChoose,
  onOpen,
  onRename,
  onRenamed,
  onDrop,
}: LocationGridProps) {
  const { rows, active } = tree
  const [view, setView] = useState({ first: 0, last: 0 })
  const [over, setOver] = useState<string | null>(null)
  const viewed = useCallback((first: number, last: number) => {
    const block = {
      first: first - (first % countedAtOnce),
      last: last - (last % countedAtOnce) + countedAtOnce,
    }
    setView((before) => (before.first === block.first && before.last === block.last ? before : block))
  }, [])
  const counts = useCounts(
    'locations',
    rows.slice(view.first, view.last).map(({ location }) => location.id),
  )
  const goTo = (index: number) => tree.choose(rows[index]?.location.id ?? null)

  const choose = (index: number, extend: boolean) => {
    const [from, to] = extend ? [Math.min(active, index), Math.max(active, index)] : [index, index]
    const ids = rows.slice(from, to + 1).map(({ location }) => location.id)
    const next = new Set(chosen)
    for (const id of ids)
      if (extend || !chosen.has(id)) next.add(id)
      else next.delete(id)
    onChoose(next)
  }

  const onKey = (event: KeyboardEvent): boolean => {
    const row = rows[active]
    if (!row || isFound || event.ctrlKey || event.metaKey || event.altKey) return false
    if (event.key === 'ArrowRight') {
      if (row.isOpen) goTo(active + 1)
      else if (row.location.children > 0) tree.expand(row.location)
      return true
    }
    if (event.key !== 'ArrowLeft') return false
    if (row.isOpen) tree.collapse(row.location)
    else if (row.location.parentId !== null) tree.choose(row.location.parentId)
    return true
  }

  return (
    <VirtualGrid
      label={isFound ? text.found : text.tree}
      columns="minmax(240px, 1fr) 110px minmax(150px, 200px)"
      total={rows.length}
      rowHeight={38}
      active={active}
      autoFocus={!isFound}
      isTree={!isFound}
      onActive={goTo}
      onOpen={(index) => {
        const row = rows[index]
        if (row && index === active) onOpen(row.location)
      }}
      onView={viewed}
      chosen={(index) => chosen.has(rows[index]?.location.id ?? '')}
      onChoose={choose}
      onKey={onKey}
      rowProps={(index) => {
        const row = rows[index]
        if (!row || isFound) return {}
        const { location, level, isOpen } = row
        return {
          'aria-level': level,
          ...(location.children > 0 && { 'aria-expanded': isOpen }),
          onDragOver: (event: DragEvent) => {
            if (!event.dataTransfer.types.includes(dragged)) return
            event.preventDefault()
            setOver(location.id)
          },
          onDragLeave: () => setOver(null),
          onDrop: (event: DragEvent) => {
            event.preventDefault()
            setOver(null)
            onDrop(event.dataTransfer.getData(dragged), location)
          },
        }
      }}
      head={
        <>
          <ColumnHead>{text.columns.name}</ColumnHead>
          <ColumnHead className={styles.number}>{text.columns.assets}</ColumnHead>
          <ColumnHead>{text.columns.barcode}</ColumnHead>
        </>
      }
      row={(index) => {
        const row = rows[index]
        if (!row) return null
        const { location } = row
        const count = counts[location.id]
        return (
          <>
            <Cell className={styles.drop} data-drop={over === location.id} title={location.path}>
              <LocationName
                row={row}
                isFound={isFound}
                isRenaming={renaming === location.id}
                onToggle={() => (row.isOpen ? tree.collapse(location) : tree.expand(location))}
                onRename={(name) => onRename(location, name)}
                onLeave={onRenamed}
                onDrag={(event) => {
                  event.dataTransfer.setData(dragged, location.id)
                  event.dataTransfer.effectAllowed = 'move'
                }}
              />
            </Cell>
            <Cell className={styles.number}>{count === undefined ? '' : formatNumber(count)}</Cell>
            <Cell className={`code ${styles.soft}`}>{location.barcode ?? locationCode(location.id)}</Cell>
          </>
        )
      }}
    />
  )
}

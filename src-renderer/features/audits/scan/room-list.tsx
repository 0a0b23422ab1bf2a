import type { AuditPlace } from '../../../../src-shared/features/audits/audits-message.ts'
import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import { auditsWindowText as text } from '../../../../src-shared/features/audits/audits-window-text.ts'
import { EmptyState } from '../../../components/page/empty-state.tsx'
import { Ring } from '../../../components/page/ring.tsx'
import { Cell } from '../../../components/rows/cells.tsx'
import { VirtualGrid } from '../../../components/rows/virtual-grid.tsx'
import { placeFigures } from '../place-figures.ts'
import styles from './expected-list.module.css'
import { ExpectedList } from './expected-list.tsx'
import { useDesk } from './use-desk.ts'

interface RoomListProps {
  auditId: string
  place: AuditPlace | null
  places: AuditPlace[]
  onChoose: (locationId: string) => void
}

/** What is expected in the room; before one is chosen, the rooms. */
export function RoomList({ auditId, place, places, onChoose }: RoomListProps) {
  const newer = useDesk('places')
  if (place?.expected === null) return <EmptyState icon="dot" title={text.blindTitle} next={text.blindNext} />
  if (place) {
    const { expected, seen, counted } = { ...place, ...newer.get(place.locationId) }
    return (
      <ExpectedList
        key={place.locationId}
        auditId={auditId}
        locationId={place.locationId}
        expected={expected ?? 0}
        seen={seen ?? 0}
        counted={counted}
      />
    )
  }
  return (
    <section aria-labelledby="rooms" className={styles.list}>
      <h2 id="rooms">{text.goOnIn}</h2>
      <VirtualGrid
        label={text.roomsList}
        columns="24px minmax(0, 1fr) 120px 112px"
        rowHeight={44}
        total={places.length}
        onOpen={(index) => {
          const chosen = places[index]
          if (chosen) onChoose(chosen.locationId)
        }}
        row={(index) => {
          const { path = '', expected = 0, seen = 0, state = 'notStarted' } = places[index] ?? {}
          return (
            <>
              <Cell>
                <Ring part={seen ?? 0} whole={expected ?? 0} size={20} />
              </Cell>
              <Cell>{path}</Cell>
              <Cell className={styles.soft}>{placeFigures(seen, expected)}</Cell>
              <Cell className={state === 'counted' ? styles.counted : styles.soft}>
                {state === 'notStarted' ? '' : auditsText.placeStateWords[state]}
              </Cell>
            </>
          )
        }}
      />
    </section>
  )
}

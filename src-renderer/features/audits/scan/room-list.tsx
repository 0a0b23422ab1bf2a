import type { AuditPlace } from '../../../../src-shared/features/audits/audits-contract.ts'
import { auditsWindowText as text } from '../../../../src-shared/features/audits/audits-window-text.ts'
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
  if (place) {
    const { expected, seen, counted } = { ...place, ...newer.get(place.locationId) }
    return (
      <ExpectedList
        key={place.locationId}
        auditId={auditId}
        locationId={place.locationId}
        expected={expected}
        seen={seen}
        counted={counted}
      />
    )
  }
  return (
    <section aria-labelledby="rooms" className={styles.list}>
      <h2 id="rooms">{text.goOnIn}</h2>
      <VirtualGrid
        label={text.roomsList}
        columns="24px minmax(0, 1fr) 120px 80px"
        rowHeight={44}
        total={places.length}
        onOpen={(index) => {
          const chosen = places[index]
          if (chosen) onChoose(chosen.locationId)
        }}
        row={(index) => {
          const { path = '', expected = 0, seen = 0, counted = false } = places[index] ?? {}
          return (
            <>
              <Cell>
                <Ring part={seen} whole={expected} size={20} />
              </Cell>
              <Cell>{path}</Cell>
              <Cell className={styles.soft}>{placeFigures(seen, expected)}</Cell>
              <Cell className={styles.counted}>{counted ? text.counted : ''}</Cell>
            </>
          )
        }}
      />
    </section>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { AuditPlace } from '../../../../src-shared/features/audits/audits-message.ts'
import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import { auditsWindowText as text } from '../../../../src-shared/features/audits/audits-window-text.ts'
import { Ring } from '../../../components/page/ring.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { Cell, ColumnHead } from '../../../components/rows/cells.tsx'
import { VirtualGrid } from '../../../components/rows/virtual-grid.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { placeFigures } from '../place-figures.ts'
import styles from './report-page.module.css'

const heads = [text.seen, auditsText.report.place, text.of(text.seen, text.expected), text.coverageState]

/** The places of the audit: which were counted, and how far the others are. Enter goes there to scan. */
export function CoverageGrid({ auditId }: { auditId: string }) {
  const { calls } = useEngine()
  const navigate = useNavigate()
  const [active, setActive] = useState(-1)
  const { data, error } = useQuery(calls.audits.places.queryOptions({ input: { auditId } }))
  const places = data?.places ?? []
  return (
    <>
      <p className={styles.explained}>{auditsText.report.coverageExplained}</p>
      <Problem error={error} />
      <VirtualGrid
        label={auditsText.report.coverage}
        columns="40px minmax(200px, 1fr) 160px 120px"
        total={places.length}
        active={active}
        onActive={setActive}
        onOpen={(index) => void navigate(`/audits/${auditId}/scan?room=${places[index]?.locationId}`)}
        head={heads.map((head) => <ColumnHead key={head}>{head}</ColumnHead>)}
        row={(index) => <PlaceCells place={places[index]} />}
      />
    </>
  )
}

function PlaceCells({ place }: { place: AuditPlace | undefined }) {
  if (!place) return null
  return (
    <>
      <Cell>
        <Ring part={place.seen ?? 0} whole={place.expected ?? 0} size={20} />
      </Cell>
      <Cell>{place.path}</Cell>
      <Cell className={styles.soft}>{placeFigures(place.seen, place.expected)}</Cell>
      <Cell
        className={place.counted ? styles.counted : styles.soft}
        {...(place.reason === null ? {} : { title: place.reason })}
      >
        {auditsText.placeStateWords[place.state]}
      </Cell>
    </>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { afterText as text } from '../../../../src-shared/features/audits/after-text.ts'
import { type SoughtAsset, whoMayKnow } from '../../../../src-shared/features/audits/search-again.ts'
import { formatMoment } from '../../../components/format/format.ts'
import { useKey } from '../../../components/keys/use-key.ts'
import { EmptyState } from '../../../components/page/empty-state.tsx'
import { Page } from '../../../components/page/page.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { Cell, ColumnHead } from '../../../components/rows/cells.tsx'
import { VirtualGrid } from '../../../components/rows/virtual-grid.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import styles from '../report/report-page.module.css'
import { AfterActions } from './after-actions.tsx'

const { expectedPlace, assetTag, description, cost, lastSeen, who } = text.columns
const heads = [expectedPlace, assetTag, description, cost, lastSeen, who]

/** What is missing in an audit, room by room, to walk with; and what follows from it. */
export default function SearchAgainPage() {
  const { auditId = '' } = useParams()
  const { calls } = useEngine()
  const navigate = useNavigate()
  const [active, setActive] = useState(-1)
  const audit = useQuery(calls.audits.show.queryOptions({ input: { auditId } }))
  const { data, error } = useQuery(calls.audits.searchAgain.queryOptions({ input: { auditId } }))
  const sought = data?.rooms.flatMap(({ assets }) => assets) ?? []
  const back = { label: audit.data?.name ?? text.searchAgain, run: () => void navigate(`/audits/${auditId}`) }
  useKey('Escape', back.label, back.run)
  return (
    <Page
      title={text.searchTitle(audit.data?.name ?? '')}
      about={audit.data?.scope}
      back={back}
      filled
      actions={audit.data && <AfterActions audit={audit.data} />}
    >
      <Problem error={audit.error ?? error} />
      {data && sought.length === 0 && (
        <EmptyState icon="check" title={text.nothing} next={text.nothingNext} />
      )}
      {sought.length > 0 && (
        <>
          <p className={styles.explained}>{text.explained}</p>
          <VirtualGrid
            label={text.searchAgain}
            columns="minmax(150px, 1.4fr) minmax(110px, .8fr) minmax(120px, 1fr) minmax(110px, .7fr) minmax(170px, 1.6fr) minmax(120px, 1fr)"
            total={sought.length}
            active={active}
            onActive={setActive}
            onOpen={(index) => void navigate(`/assets/${sought[index]?.assetId}`)}
            head={heads.map((head) => <ColumnHead key={head}>{head}</ColumnHead>)}
            row={(index) => <SoughtCells asset={sought[index]} />}
          />
        </>
      )}
    </Page>
  )
}

function SoughtCells({ asset }: { asset: SoughtAsset | undefined }) {
  if (!asset) return null
  const seen = asset.lastSeen
  return (
    <>
      <Cell>{asset.expectedPlace ?? text.nowhere}</Cell>
      <Cell className={`code ${styles.tag}`}>{asset.assetTag}</Cell>
      <Cell>{asset.description ?? ''}</Cell>
      <Cell className={styles.soft ?? ''}>{[asset.cost, asset.currency].filter(Boolean).join(' ')}</Cell>
      <Cell className={styles.soft ?? ''}>
        {seen === null ? text.never : text.seenBy(seen.place, formatMoment(seen.at), seen.by)}
      </Cell>
      <Cell className={styles.soft ?? ''}>{whoMayKnow(asset) ?? ''}</Cell>
    </>
  )
}

import Button from '@mui/material/Button'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { LotView } from '../../../../src-shared/features/disposals/sampling/sampling-contract.ts'
import { samplingText } from '../../../../src-shared/features/disposals/sampling/sampling-text.ts'
import { samplingWindowText as text } from '../../../../src-shared/features/disposals/sampling/sampling-window-text.ts'
import { formatNumber } from '../../../components/format/format.ts'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { Page } from '../../../components/page/page.tsx'
import { RowFooter } from '../../../components/page/row-footer.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { Cell, ColumnHead } from '../../../components/rows/cells.tsx'
import { VirtualGrid } from '../../../components/rows/virtual-grid.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import casePage from '../case/case-page.module.css'
import { SampleDialog } from './sample-dialog.tsx'

type LotMedium = LotView['mediaList'][number]
const columns = 'minmax(100px, 1fr) minmax(140px, 1.3fr) minmax(120px, 1fr) 96px minmax(180px, 1.6fr)'

/** One lot: what was drawn first, with what another person found on it. */
export default function LotPage() {
  const { lotId = '' } = useParams()
  const { calls } = useEngine()
  const navigate = useNavigate()
  const [active, setActive] = useState(0)
  const [recording, setRecording] = useState(false)
  const { data: lot, error } = useQuery(calls.sampling.show.queryOptions({ input: { lotId } }))
  const media = [...(lot?.mediaList ?? [])].sort(
    (one, other) => Number(other.isSampled) - Number(one.isSampled),
  )
  const chosen = media[Math.min(active, media.length - 1)]
  const canRecord = chosen?.isSampled === true && chosen.result === null
  const back = { label: text.back, run: () => void navigate('/disposals/sampling') }
  useKey('Escape', back.label, back.run)
  useKey('R', text.record, () => setRecording(true), { when: canRecord })
  return (
    <Page
      title={lot ? text.lot(lot.number) : ''}
      about={
        lot &&
        samplingText.lot(
          formatNumber(lot.number),
          formatNumber(lot.sampled),
          formatNumber(lot.media),
          samplingText.states[lot.state],
        )
      }
      back={back}
      filled
    >
      <Problem error={error} />
      {lot && (
        <>
          <p style={{ padding: '8px 20px' }} className={casePage.soft}>
            {text.seed}: <span className="code">{lot.seed}</span>. {text.seedExplained}
          </p>
          <VirtualGrid
            label={text.media}
            columns={columns}
            rowHeight={44}
            narrowLines={4}
            total={media.length}
            active={Math.min(active, media.length - 1)}
            autoFocus
            onActive={setActive}
            onOpen={() => canRecord && setRecording(true)}
            head={Object.entries(text.mediaColumns).map(([key, word]) => (
              <ColumnHead key={key}>{word}</ColumnHead>
            ))}
            row={(index) => <LotMediumCells medium={media[index]} />}
          />
          {chosen && (
            <RowFooter name={chosen.serial}>
              {canRecord && (
                <Button size="small" variant="outlined" onClick={() => setRecording(true)}>
                  {text.record}
                  <KeyHint keys="R" />
                </Button>
              )}
            </RowFooter>
          )}
          {recording && chosen && (
            <SampleDialog lotId={lotId} medium={chosen} onClose={() => setRecording(false)} />
          )}
        </>
      )}
    </Page>
  )
}

function LotMediumCells({ medium }: { medium: LotMedium | undefined }) {
  if (!medium) return null
  const { tag, serial, operator, isSampled, isSuperseded, result } = medium
  return (
    <>
      <Cell className="code">{tag}</Cell>
      <Cell className="code">{serial}</Cell>
      <Cell>{operator}</Cell>
      <Cell>{isSampled ? text.drawn : ''}</Cell>
      <Cell
        className={result ? (result.passed ? casePage.good : casePage.bad) : casePage.soft}
        title={result?.method}
      >
        {[foundOn(medium), isSuperseded ? text.superseded : ''].filter((word) => word !== '').join(', ')}
      </Cell>
    </>
  )
}

function foundOn({ isSampled, result }: LotMedium): string {
  if (result) return result.passed ? text.passed(result.by) : text.failed(result.by)
  return isSampled ? text.waits : ''
}

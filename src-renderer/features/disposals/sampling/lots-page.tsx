import Button from '@mui/material/Button'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Lot } from '../../../../src-shared/features/disposals/sampling/sampling-contract.ts'
import { samplingText } from '../../../../src-shared/features/disposals/sampling/sampling-text.ts'
import { samplingWindowText as text } from '../../../../src-shared/features/disposals/sampling/sampling-window-text.ts'
import { formatMoment, formatNumber } from '../../../components/format/format.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { EmptyState } from '../../../components/page/empty-state.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { Cell, ColumnHead } from '../../../components/rows/cells.tsx'
import { VirtualGrid } from '../../../components/rows/virtual-grid.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import casePage from '../case/case-page.module.css'
import { DisposalsFrame } from '../disposals-frame.tsx'
import { DrawLotDialog } from './draw-lot-dialog.tsx'

const columns = '96px minmax(220px, 2fr) minmax(140px, 1fr) minmax(180px, 1fr)'

/** Lots of which a sample was drawn, for another person to try recovery. */
export default function LotsPage() {
  const { calls } = useEngine()
  const navigate = useNavigate()
  const [active, setActive] = useState(0)
  const [drawing, setDrawing] = useState(false)
  const { data, error } = useQuery(calls.sampling.list.queryOptions())
  const lots = data?.lots ?? []
  const toLot = (lotId: string | undefined) => lotId && void navigate(`/disposals/sampling/${lotId}`)
  useKey('N', text.open, () => setDrawing(true))
  const drawButton = (
    <Button variant="contained" onClick={() => setDrawing(true)} startIcon={<Icon name="plus" size={18} />}>
      {text.open}
      <KeyHint keys="N" />
    </Button>
  )
  return (
    <DisposalsFrame filled actions={lots.length > 0 && drawButton}>
      <Problem error={error} />
      {data && lots.length === 0 && (
        <EmptyState icon="fork" title={text.emptyTitle} next={text.emptyNext}>
          {drawButton}
        </EmptyState>
      )}
      {lots.length > 0 && (
        <VirtualGrid
          label={text.list}
          columns={columns}
          rowHeight={44}
          narrowLines={3}
          total={lots.length}
          active={Math.min(active, lots.length - 1)}
          autoFocus
          onActive={setActive}
          onOpen={(index) => toLot(lots[index]?.lotId)}
          head={Object.entries(text.columns).map(([key, word]) => <ColumnHead key={key}>{word}</ColumnHead>)}
          row={(index) => <LotCells lot={lots[index]} />}
        />
      )}
      {drawing && <DrawLotDialog onClose={() => setDrawing(false)} onDrawn={toLot} />}
    </DisposalsFrame>
  )
}

function LotCells({ lot }: { lot: Lot | undefined }) {
  if (!lot) return null
  const { number, state, sampled, media, openedAt, openedBy } = lot
  return (
    <>
      <Cell>{formatNumber(number)}</Cell>
      <Cell
        className={state === 'quarantined' ? casePage.bad : state === 'passed' ? casePage.good : undefined}
      >
        {samplingText.states[state]}
      </Cell>
      <Cell>{text.sampledOf(formatNumber(sampled), formatNumber(media))}</Cell>
      <Cell title={openedBy}>{formatMoment(openedAt)}</Cell>
    </>
  )
}

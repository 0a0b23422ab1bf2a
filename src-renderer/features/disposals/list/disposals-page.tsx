import Button from '@mui/material/Button'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { disposalsWindowText } from '../../../../src-shared/features/disposals/disposals-window-text.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { EmptyState } from '../../../components/page/empty-state.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { ColumnHead } from '../../../components/rows/cells.tsx'
import { VirtualGrid } from '../../../components/rows/virtual-grid.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { DisposalsFrame } from '../disposals-frame.tsx'
import { CaseCells } from './case-cells.tsx'

const text = disposalsWindowText.list
const columns = 'minmax(200px, 2fr) minmax(140px, 1fr) 96px 80px minmax(140px, 1fr) minmax(180px, 1.4fr)'
let lastActive = 0

/** Every disposal case, with how old it is and what it waits for. */
export default function DisposalsPage() {
  const { calls } = useEngine()
  const navigate = useNavigate()
  const [active, setActive] = useState(lastActive)
  const [now] = useState(Date.now)
  const { data, error } = useQuery(calls.disposals.list.queryOptions())
  const cases = data?.cases ?? []
  const open = () => void navigate('/disposals/new')
  useKey('N', text.open, open)
  const openButton = (
    <Button variant="contained" onClick={open} startIcon={<Icon name="plus" size={18} />}>
      {text.open}
      <KeyHint keys="N" />
    </Button>
  )
  return (
    <DisposalsFrame filled actions={cases.length > 0 && openButton}>
      <Problem error={error} />
      {data && cases.length === 0 && (
        <EmptyState icon="archive" title={text.emptyTitle} next={text.emptyNext}>
          {openButton}
        </EmptyState>
      )}
      {cases.length > 0 && (
        <VirtualGrid
          label={text.label}
          columns={columns}
          rowHeight={56}
          narrowLines={6}
          total={cases.length}
          active={Math.min(active, cases.length - 1)}
          autoFocus
          onActive={(index) => {
            setActive(index)
            lastActive = index
          }}
          onOpen={(index) => void navigate(`/disposals/${cases[index]?.caseId}`)}
          head={Object.entries(text.columns).map(([key, word]) => <ColumnHead key={key}>{word}</ColumnHead>)}
          row={(index) => <CaseCells disposal={cases[index]} now={now} />}
        />
      )}
    </DisposalsFrame>
  )
}

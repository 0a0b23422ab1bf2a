import Button from '@mui/material/Button'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { ShownRun } from '../../../../src-shared/features/labels/label-runs-contract.ts'
import { labelRunsText } from '../../../../src-shared/features/labels/label-runs-text.ts'
import { labelsWindowText } from '../../../../src-shared/features/labels/labels-window-text.ts'
import { formatMoment, formatNumber } from '../../../components/format/format.ts'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { EmptyState } from '../../../components/page/empty-state.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { Cell, ColumnHead } from '../../../components/rows/cells.tsx'
import { usePagedRows } from '../../../components/rows/use-paged-rows.ts'
import { VirtualGrid } from '../../../components/rows/virtual-grid.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { jobFailure } from '../../jobs/job-failure.ts'
import { useJob } from '../../jobs/use-job.ts'
import { LabelsFrame } from '../labels-frame.tsx'
import { wantLabels } from '../want/want-labels.ts'

const text = labelsWindowText.history
const columns =
  '168px minmax(150px, 1.4fr) minmax(110px, 1fr) minmax(110px, 1fr) minmax(150px, 1.2fr) minmax(100px, 1fr)'

/** What was printed when, on what and by whom; what stopped is gone on with from here. */
export default function HistoryPage() {
  const { client, calls } = useEngine()
  const navigate = useNavigate()
  const [active, setActive] = useState(0)
  const rows = usePagedRows(
    (page) => calls.labelRuns.list.queryOptions({ input: page }),
    (answer) => answer.runs,
  )
  const total = rows.total ?? 0
  const run = rows.rowAt(Math.min(active, Math.max(0, total - 1)))
  const resume = useMutation({ mutationFn: (runId: string) => client.labelRuns.resume({ runId }) })
  const { job } = useJob(resume.data?.jobId ?? null)
  const confirm = useMutation({ mutationFn: (runId: string) => client.labelRuns.confirm({ runId }) })
  const discard = useMutation({ mutationFn: (runId: string) => client.labelRuns.discard({ runId }) })
  const again = useMutation({
    mutationFn: (runId: string) => wantLabels(client, { run: runId, from: 1 }),
    onSuccess: () => void navigate('/labels'),
  })
  const isOpen = run?.state === 'made' || run?.state === 'stopped'
  const act = (work: (runId: string) => void) => () => run && work(run.id)
  const check = act((runId) => void navigate(`/labels/printed/${runId}/check`))
  useKey('C', text.check, check, { when: run !== undefined })
  useKey('R', text.reprint, act(again.mutate), { when: run !== undefined })
  useKey('G', text.resume, act(resume.mutate), { when: run?.state === 'stopped' })
  return (
    <LabelsFrame
      filled
      actions={
        run && (
          <>
            {isOpen && (
              <>
                <Button variant="text" onClick={act(discard.mutate)}>
                  {text.discard}
                </Button>
                <Button variant="outlined" onClick={act(confirm.mutate)}>
                  {text.confirm}
                </Button>
              </>
            )}
            <Button variant="outlined" onClick={act(again.mutate)} disabled={again.isPending}>
              {text.reprint}
              <KeyHint keys="R" />
            </Button>
            <Button variant={run.state === 'stopped' ? 'outlined' : 'contained'} onClick={check}>
              {text.check}
              <KeyHint keys="C" />
            </Button>
            {run.state === 'stopped' && (
              <Button variant="contained" onClick={act(resume.mutate)}>
                {text.resume}
                <KeyHint keys="G" />
              </Button>
            )}
          </>
        )
      }
    >
      <Problem
        error={rows.error ?? resume.error ?? confirm.error ?? discard.error ?? again.error ?? jobFailure(job)}
      />
      {rows.total === 0 && <EmptyState icon="print" title={text.emptyTitle} next={text.emptyNext} />}
      {total > 0 && (
        <VirtualGrid
          label={text.list}
          columns={columns}
          rowHeight={40}
          total={total}
          active={Math.min(active, total - 1)}
          autoFocus
          onActive={setActive}
          onView={rows.onView}
          onOpen={check}
          head={Object.entries(text.columns).map(([key, word]) => <ColumnHead key={key}>{word}</ColumnHead>)}
          row={(index) => <RunCells run={rows.rowAt(index)} />}
        />
      )}
    </LabelsFrame>
  )
}

function RunCells({ run }: { run: ShownRun | undefined }) {
  if (!run) return null
  const { firstTag, lastTag, printed, total, state, uncertain, missing } = run
  const states = [
    labelRunsText.states[state],
    state === 'printed' ? null : text.of(formatNumber(printed), formatNumber(total)),
    uncertain > 0 ? text.uncertain(formatNumber(uncertain)) : null,
    missing === null ? null : missing === 0 ? text.checked : text.missing(formatNumber(missing)),
  ]
  return (
    <>
      <Cell>{formatMoment(run.at)}</Cell>
      <Cell className="code" title={`${firstTag} … ${lastTag}`}>
        {total === 1 ? firstTag : `${firstTag} … ${lastTag} (${formatNumber(total)})`}
      </Cell>
      <Cell>{run.stock}</Cell>
      <Cell>{run.destination ?? labelRunsText.file}</Cell>
      <Cell>{states.filter((part) => part !== null).join(' · ')}</Cell>
      <Cell>{run.by}</Cell>
    </>
  )
}

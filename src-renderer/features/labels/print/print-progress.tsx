import Button from '@mui/material/Button'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import {
  type LabelsResult,
  labelsResult,
} from '../../../../src-shared/features/labels/label-runs-contract.ts'
import { labelsWindowText } from '../../../../src-shared/features/labels/labels-window-text.ts'
import { formatNumber } from '../../../components/format/format.ts'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { PrintJobButton } from '../../computer/print-job-button.tsx'
import { FileJobButton } from '../../jobs/file-job-button.tsx'
import { jobFailure } from '../../jobs/job-failure.ts'
import { JobProgress } from '../../jobs/job-progress.tsx'
import { useJob } from '../../jobs/use-job.ts'
import type { Target } from './print-options.ts'
import styles from './print-page.module.css'

const text = labelsWindowText.print

interface PrintProgressProps {
  jobId: string
  target: Target
  /** whether the labels wait until they came out */
  isQueue: boolean
  onBack: () => void
  onAgain: () => void
}

/** Labels that are being printed, and what came of them. */
export function PrintProgress({ jobId, target, isQueue, onBack, onAgain }: PrintProgressProps) {
  const { job, error } = useJob(jobId)
  const navigate = useNavigate()
  const failure = jobFailure(job)
  if (job?.state === 'running')
    return (
      <div className={styles.end}>
        <JobProgress job={job} label={text.sending} unit={text.unit} />
      </div>
    )
  if (job?.state === 'done')
    return <Printed {...{ jobId, target, isQueue, onBack }} made={labelsResult.parse(job.result)} />
  return (
    <div className={styles.end}>
      <Problem error={failure ?? error} />
      <div className={styles.actions}>
        <Button variant="contained" onClick={onAgain}>
          {labelsWindowText.print.title}
        </Button>
        <Button variant="outlined" onClick={() => void navigate('/labels/printed')}>
          {text.toHistory}
        </Button>
      </div>
    </div>
  )
}

/** A file is handed on; whether its labels came out a person says. What a printer took is recorded already. */
function Printed({
  made,
  jobId,
  target,
  isQueue,
  onBack,
}: Omit<PrintProgressProps, 'onAgain'> & { made: LabelsResult }) {
  const { client, calls } = useEngine()
  const navigate = useNavigate()
  const { runId } = made
  const { data: run } = useQuery(calls.labelRuns.show.queryOptions({ input: { runId } }))
  const confirm = useMutation({ mutationFn: () => client.labelRuns.confirm({ runId }) })
  const discard = useMutation({
    mutationFn: () => client.labelRuns.discard({ runId }),
    onSuccess: onBack,
  })
  const start = () => Promise.resolve({ jobId })
  if (run?.state === 'made')
    return (
      <div className={styles.end}>
        <h2>{text.made(formatNumber(made.total), made.total === 1)}</h2>
        <Problem error={confirm.error ?? discard.error} />
        <div className={styles.actions}>
          {target === 'pdf' && <PrintJobButton start={start} />}
          <FileJobButton label={text.save} start={start} />
        </div>
        <h2>{made.total === 1 ? text.didItComeOut : text.cameOut}</h2>
        <p className={styles.quiet}>{isQueue ? text.cameOutNext : text.didItComeOutNext}</p>
        <div className={styles.actions}>
          <Button variant="contained" onClick={() => confirm.mutate()} disabled={confirm.isPending}>
            {made.total === 1 ? text.yesOne : text.yes}
          </Button>
          <Button variant="outlined" onClick={() => discard.mutate()} disabled={discard.isPending}>
            {isQueue ? text.no : text.noNothing}
          </Button>
        </div>
      </div>
    )
  return (
    <div className={styles.end}>
      <div role="status">{run && <h2>{text.done(formatNumber(run.printed), run.printed === 1)}</h2>}</div>
      <div className={styles.actions}>
        <Button variant="contained" autoFocus onClick={() => void navigate(`/labels/printed/${runId}/check`)}>
          {text.check}
        </Button>
        <Button variant="outlined" onClick={onBack}>
          {isQueue ? text.toQueue : text.backToPlaces}
        </Button>
      </div>
    </div>
  )
}

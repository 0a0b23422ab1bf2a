import Button from '@mui/material/Button'
import { useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import type { WantedReason } from '../../../../src-shared/features/labels/label-run.ts'
import { labelsWindowText as text } from '../../../../src-shared/features/labels/labels-window-text.ts'
import type { WantedLabels } from '../../../../src-shared/features/labels/wanted-labels-selection.ts'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { jobFailure } from '../../jobs/job-failure.ts'
import { useJob } from '../../jobs/use-job.ts'
import { wantLabels } from './want-labels.ts'

interface WantLabelsButtonProps {
  labels: WantedLabels
  reason?: WantedReason
  label?: string
  /** key of the page that does the same */
  shortcut?: string
}

/** Puts labels into the queue, and leads there. */
export function WantLabelsButton({
  labels,
  reason = 'selection',
  label = text.want,
  shortcut,
}: WantLabelsButtonProps) {
  const { client } = useEngine()
  const navigate = useNavigate()
  const begin = useMutation({ mutationFn: () => wantLabels(client, labels, reason) })
  const { job } = useJob(begin.data?.jobId ?? null)
  const isWorking = begin.isPending || job?.state === 'running'
  useEffect(() => {
    if (job?.state === 'done') void navigate('/labels')
  }, [job?.state, navigate])
  const run = () => {
    if (!isWorking) begin.mutate()
  }
  useKey(shortcut ?? 'L', label, run, { when: shortcut !== undefined })
  return (
    <>
      <Button size="small" variant="outlined" onClick={run} disabled={isWorking}>
        {label}
        {shortcut !== undefined && <KeyHint keys={shortcut} />}
      </Button>
      <Problem error={begin.error ?? jobFailure(job)} small />
    </>
  )
}

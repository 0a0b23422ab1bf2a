import Button from '@mui/material/Button'
import LinearProgress from '@mui/material/LinearProgress'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Job } from '../../../src-shared/features/jobs/jobs-contract.ts'
import { jobsWindowText as text } from '../../../src-shared/features/jobs/jobs-window-text.ts'
import { formatNumber } from '../../components/format/format.ts'
import { Problem } from '../../components/problem/problem.tsx'
import { useEngine } from '../../host/engine-context.ts'
import { PaceMeter } from './job-pace.ts'
import styles from './job-progress.module.css'

interface JobProgressProps {
  job: Job
  label: string
  /** what its progress counts */
  unit: string
}

/** A job under way: how much, how fast, how long still, and a way to end it. */
export function JobProgress({ job, label, unit }: JobProgressProps) {
  const { client } = useEngine()
  const cancel = useMutation({ mutationFn: () => client.jobs.cancel({ jobId: job.id }) })
  const now = useNow(500)
  const { done, total } = job.progress
  const [meter] = useState(() => new PaceMeter())
  const pace = meter.measure(done, total, now)
  return (
    <div className={styles.job}>
      <div className={styles.line}>
        <span>{label}</span>
        <span className={styles.figures}>
          {total === null ? formatNumber(done) : text.doneOf(formatNumber(done), formatNumber(total))}
          {pace && ` · ${text.perSecond(formatNumber(Math.round(pace.rate)), unit)}`}
          {pace && pace.secondsLeft !== null && ` · ${timeLeft(pace.secondsLeft)}`}
        </span>
      </div>
      <LinearProgress
        aria-label={label}
        {...(total ? { variant: 'determinate', value: Math.min(100, (done / total) * 100) } : {})}
      />
      <div className={styles.actions}>
        <Button
          variant="outlined"
          disabled={cancel.isPending || cancel.isSuccess}
          onClick={() => cancel.mutate()}
        >
          {text.cancel}
        </Button>
      </div>
      <Problem error={cancel.error} />
    </div>
  )
}

function timeLeft(seconds: number): string {
  if (seconds < 90) return text.secondsLeft(formatNumber(Math.ceil(seconds)))
  return text.minutesLeft(formatNumber(Math.ceil(seconds / 60)))
}

function useNow(every: number): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), every)
    return () => window.clearInterval(timer)
  }, [every])
  return now
}

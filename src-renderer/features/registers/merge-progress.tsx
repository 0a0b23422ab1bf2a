import { useEffect, useEffectEvent } from 'react'
import { type MergeResult, mergeResult } from '../../../src-shared/features/registers/registers-contract.ts'
import { registersWindowText as text } from '../../../src-shared/features/registers/registers-window-text.ts'
import { JobProgress } from '../jobs/job-progress.tsx'
import { useJob } from '../jobs/use-job.ts'

interface MergeProgressProps {
  jobId: string
  onDone: (result: MergeResult) => void
}

/** A merge under way; says once when it is done. */
export function MergeProgress({ jobId, onDone }: MergeProgressProps) {
  const { job } = useJob(jobId)
  const done = useEffectEvent(onDone)
  useEffect(() => {
    if (job?.state === 'done') done(mergeResult.parse(job.result))
  }, [job])
  if (job?.state !== 'running') return null
  return <JobProgress job={job} label={text.merging} unit={text.mergeUnit} />
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { QualityReport } from '../../../src-shared/features/quality/quality-contract.ts'
import { useEngine } from '../../host/engine-context.ts'
import { jobFailure } from '../jobs/job-failure.ts'
import { useJob } from '../jobs/use-job.ts'

/** What the last look at the data found. Where there was none, or something was changed since, one begins by itself. */
export function useQuality() {
  const { client, calls } = useEngine()
  const queries = useQueryClient()
  const [jobId, setJobId] = useState<string | null>(null)
  const latest = useQuery({ ...calls.quality.latest.queryOptions(), refetchOnMount: 'always' })
  const { job, error } = useJob(jobId)
  const look = useMutation({
    mutationFn: () => client.quality.check(),
    onSuccess: (started) => setJobId(started.jobId),
  })

  const { mutate: begin, isIdle } = look
  const isWanted = latest.isFetchedAfterMount && latest.data !== undefined && !latest.data.isCurrent
  useEffect(() => {
    if (isWanted && isIdle) begin()
  }, [isWanted, isIdle, begin])

  const isDone = job?.state === 'done'
  useEffect(() => {
    if (isDone) void queries.invalidateQueries({ queryKey: calls.quality.latest.key() })
  }, [isDone, queries, calls])

  const report: QualityReport | null = latest.data?.report ?? null
  return {
    report,
    isCurrent: latest.data?.isCurrent ?? true,
    running: job?.state === 'running' ? job : null,
    error: latest.error ?? look.error ?? error ?? jobFailure(job),
    look: () => begin(),
  }
}

import { useMutation } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { useEngine } from '../../host/engine-context.ts'
import { jobFailure } from '../jobs/job-failure.ts'
import { useJob } from '../jobs/use-job.ts'

/**
 * Mends by a job.
 * @param onDone hears the id of the job once it is done
 */
export function useMending<Order>(
  start: (order: Order) => Promise<{ jobId: string }>,
  onDone: (jobId: string) => void,
) {
  const [jobId, setJobId] = useState<string | null>(null)
  const begin = useMutation({ mutationFn: start, onSuccess: (started) => setJobId(started.jobId) })
  const { job, error } = useJob(jobId)
  const done = useEffectEvent(onDone)
  const isDone = job?.state === 'done'
  useEffect(() => {
    if (isDone && jobId !== null) done(jobId)
  }, [isDone, jobId])
  return {
    begin: begin.mutate,
    isWorking: begin.isPending || job?.state === 'running',
    error: begin.error ?? error ?? jobFailure(job),
  }
}

/** Undoes a bulk edit as one step, and waits until that is done. */
export function useUndoOfBulkEdit() {
  const { client } = useEngine()
  return async (bulkEdit: string) => {
    const { jobId } = await client.assets.undoBulkEdit({ jobId: bulkEdit })
    while ((await client.jobs.show({ jobId })).state === 'running')
      await new Promise((resolve) => window.setTimeout(resolve, 100))
  }
}

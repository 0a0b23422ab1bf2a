import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { type FileResult, fileResult, type Job } from '../../../src-shared/features/jobs/jobs-contract.ts'
import { useEngine } from '../../host/engine-context.ts'
import { jobFailure } from './job-failure.ts'
import { useJob } from './use-job.ts'

export interface FileJob {
  begin: () => void
  /** from the wish for the file until it was handed on */
  isWorking: boolean
  /** the job while it makes the file */
  running: Job | null
  cancel: () => void
  error: unknown
  /** the file that was handed on last */
  taken: FileResult | null
}

/**
 * Has a file made by a job, and hands it on once when it is there.
 * @param start begins the job
 * @param take gets the file
 */
export function useFileJob(
  start: () => Promise<{ jobId: string }>,
  take: (result: FileResult) => Promise<unknown>,
): FileJob {
  const { client } = useEngine()
  const [jobId, setJobId] = useState<string | null>(null)
  const { job } = useJob(jobId)
  const begin = useMutation({ mutationFn: start, onSuccess: (begun) => setJobId(begun.jobId) })
  const handOn = useMutation({ mutationFn: take })
  const handedOn = useRef<string | null>(null)
  const { mutate } = handOn

  useEffect(() => {
    if (job?.state !== 'done' || handedOn.current === job.id) return
    handedOn.current = job.id
    mutate(fileResult.parse(job.result))
  }, [job, mutate])

  const isWorking =
    begin.isPending || handOn.isPending || (jobId !== null && (!job || job.state === 'running'))
  const running = isWorking && job?.state === 'running' ? job : null
  return {
    begin: () => {
      handOn.reset()
      begin.mutate()
    },
    isWorking,
    running,
    // A job that has ended meanwhile needs no end.
    cancel: () => running && void client.jobs.cancel({ jobId: running.id }).catch(() => undefined),
    error: isWorking ? null : (begin.error ?? jobFailure(job) ?? handOn.error),
    taken: handOn.isSuccess && !isWorking ? handOn.variables : null,
  }
}

import { useQuery } from '@tanstack/react-query'
import type { Job } from '../../../src-shared/features/jobs/jobs-contract.ts'
import { useEngine } from '../../host/engine-context.ts'

/** A job in its newest state: asked for once, then carried on by the window's stream of happenings. */
export function useJob(jobId: string | null): { job: Job | undefined; error: unknown } {
  const { calls } = useEngine()
  const { data, error } = useQuery({
    ...calls.jobs.show.queryOptions({ input: { jobId: jobId ?? '' } }),
    enabled: jobId !== null,
    // An answer that was under way can be older than what the stream has told; a look now and then makes up for it.
    refetchInterval: (query) => (query.state.data?.state === 'running' ? 1000 : false),
  })
  return { job: jobId === null ? undefined : data, error }
}

import { ORPCError } from '@orpc/client'
import type { Job } from '../../../src-shared/features/jobs/jobs-contract.ts'

const failures = new Map<string, Error>()

/** Why a job failed, as an error that can be shown like one of a call; always the same one for the same job. */
export function jobFailure(job: Job | undefined): Error | null {
  if (job?.state !== 'failed' || !job.error) return null
  const { code, message, data } = job.error
  const failure = failures.get(job.id) ?? new ORPCError(code, { message, data })
  failures.set(job.id, failure)
  return failure
}

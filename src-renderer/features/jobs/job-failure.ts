import { ORPCError } from '@orpc/client'
import type { Job } from '../../../src-shared/features/jobs/jobs-contract.ts'

/** Why a job failed, as an error that can be shown like one of a call. */
export function jobFailure(job: Job | undefined): Error | null {
  if (job?.state !== 'failed' || !job.error) return null
  return new ORPCError(job.error.code, { message: job.error.message, data: job.error.data })
}

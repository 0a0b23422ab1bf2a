import type { SyncNowResult } from '../../../../src-shared/features/sync/sync-contract.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { sync } from './sync.ts'

/** One sync that somebody asked for, with contents. @throws NOT_ENROLLED, SERVER_UNREACHABLE, and what the server refuses */
export async function syncNow(_: object, job: JobContext): Promise<SyncNowResult> {
  return { ...(await sync.run(job)), ...(await sync.carryContents(job)) }
}

import type { SyncResult } from '../../../../src-shared/features/sync/sync-contract.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { sync } from './sync.ts'

/** One sync that somebody asked for. @throws NOT_ENROLLED, SERVER_UNREACHABLE, and what the server refuses */
export function syncNow(_: object, job: JobContext): Promise<SyncResult> {
  return sync.run(job)
}

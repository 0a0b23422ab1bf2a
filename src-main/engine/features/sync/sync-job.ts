import type { SyncResult } from '../../../../src-shared/features/sync/sync-contract.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { sync } from './sync.ts'
import { syncOnce } from './sync-run.ts'

/** One sync; two do not run at once on a data folder. */
let before: Promise<unknown> = Promise.resolve()

/** @throws NOT_ENROLLED, SERVER_UNREACHABLE, and what the server refuses */
export function syncNow(_: object, job: JobContext): Promise<SyncResult> {
  const { database, step, signal, progress } = job
  const run = before.then(() =>
    syncOnce({ database, step, signal, progress, server: sync.conversation(job, signal) }),
  )
  before = run.catch(() => undefined)
  return run
}

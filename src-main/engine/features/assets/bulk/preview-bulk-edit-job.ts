import type {
  BulkEditOrder,
  BulkEditPreview,
} from '../../../../../src-shared/features/assets/bulk-edit-contract.ts'
import type { JobContext } from '../../jobs/jobs.ts'
import { previewApart } from './threaded.ts'

/** Says what a bulk edit would do, without writing anything. */
export function previewBulk(order: BulkEditOrder, job: JobContext): Promise<BulkEditPreview> {
  return previewApart(job, order)
}

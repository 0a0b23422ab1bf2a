import type { AssetExport } from '../../../../src-shared/features/assets/asset-selection.ts'
import type { FileResult } from '../../../../src-shared/features/jobs/jobs-contract.ts'
import { drawDocument } from '../../documents/draw-document.ts'
import type { JobContext } from '../jobs/jobs.ts'

/** Writes assets as CSV to an outgoing file, on a thread of its own. */
export async function exportAssets(input: AssetExport, job: JobContext): Promise<FileResult> {
  const today = job.now().slice(0, 10)
  return drawDocument(job, { kind: 'assetsCsv', input: { ...input, today } }, `assets-${today}.csv`)
}

import type { FileResult } from '../../../../src-shared/features/jobs/jobs-contract.ts'
import { drawDocument } from '../../documents/draw-document.ts'
import type { JobContext } from '../jobs/jobs.ts'

/** Writes assets as CSV to an outgoing file, on a thread of its own. */
export async function exportAssets(input: { search: string }, job: JobContext): Promise<FileResult> {
  const fileName = `assets-${job.now().slice(0, 10)}.csv`
  return drawDocument(job, { kind: 'assetsCsv', input }, fileName)
}

import type { FileResult } from '../../../../../src-shared/features/jobs/jobs-contract.ts'
import { drawDocument } from '../../../documents/draw-document.ts'
import type { JobContext } from '../../jobs/jobs.ts'

/** Draws the figures of a period as PDF, on a thread of its own. */
export async function drawDisposalReport(
  { from, to }: { from: string; to: string },
  job: JobContext,
): Promise<FileResult> {
  const input = { from, to, drawnAt: job.now() }
  return drawDocument(job, { kind: 'disposalReport', input }, `disposals-${from}-${to}.pdf`)
}

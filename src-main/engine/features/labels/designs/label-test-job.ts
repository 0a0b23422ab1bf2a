import type { FileResult } from '../../../../../src-shared/features/jobs/jobs-contract.ts'
import type { LabelTestPage } from '../../../../../src-shared/features/labels/labels-contract.ts'
import { drawDocument } from '../../../documents/draw-document.ts'
import type { JobContext } from '../../jobs/jobs.ts'

/** Draws a page by which a stock or a printer is tried, to an outgoing file. */
export async function drawLabelTest(input: LabelTestPage, job: JobContext): Promise<FileResult> {
  const form =
    input.page === 'first' ? input.format : input.page === 'ruler' && input.paper === null ? 'zpl' : 'pdf'
  const order = { kind: 'labelTest', input: { ...input, drawnAt: job.now() } } as const
  return drawDocument(job, order, `${input.page}.${form}`)
}

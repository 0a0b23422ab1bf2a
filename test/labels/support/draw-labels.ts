import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { documentFonts } from '../../../src-main/engine/documents/document-fonts.ts'
import type { Design } from '../../../src-main/engine/features/labels/label-design.ts'
import { type LabelSheets, writeLabelsPdf } from '../../../src-main/engine/features/labels/labels-pdf.ts'
import type { LabelledAsset } from '../../../src-main/engine/features/labels/labels-query.ts'

/** Draws labels as the document thread does. */
export async function drawLabels(
  design: Design,
  labels: readonly LabelledAsset[],
  sheets: Partial<LabelSheets> = {},
): Promise<Buffer> {
  const output = new PassThrough()
  const drawn = buffer(output)
  const usual = {
    startCell: 1,
    skip: [],
    cutMarks: false,
    organisation: 'Harbour Holdings',
    drawnAt: '2026-01-02T03:04:05.000Z',
  }
  await writeLabelsPdf(labels, { ...usual, design, count: labels.length, ...sheets }, output, documentFonts())
  return drawn
}

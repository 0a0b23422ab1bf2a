import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import type { AuditReport } from '../../../../src-shared/features/audits/report.ts'
import type { Attachment } from '../../documents/pdf-attachment.ts'
import { attachPacked, type PackedAttachment } from '../../documents/pdf-attachment-packed.ts'
import type { Canvas } from '../../documents/pdf-canvas.ts'
import type { Block } from '../../documents/pdf-flow.ts'
import { styles } from '../../documents/pdf-style.ts'
import { heading, paragraph } from '../../documents/pdf-text.ts'
import { wholeNumber } from './audits-pdf-words.ts'

const text = auditsText.report

/** The data of the report, as it is handed out as JSON: the same bytes. */
export function dataFile(json: string): Attachment {
  return {
    name: 'audit-report.json',
    mediaType: 'application/json',
    description: text.attachedData,
    relationship: 'Data',
    bytes: Buffer.from(json, 'utf8'),
  }
}

/** Attaches the files that go with a report, and says of each what it is, how long, and its SHA-256. */
export function attachedBlocks(
  canvas: Canvas,
  { drawnAt }: AuditReport,
  files: readonly PackedAttachment[],
): Block[] {
  for (const file of files) attachPacked(canvas.document, file, drawnAt)
  return [
    heading(canvas, text.attached, wholeNumber(files.length)),
    paragraph(canvas, text.attachedExplained, styles.note, { keepWithNext: true }),
    ...files.map(({ name, description, bytes, sha256 }) => {
      const said = text.attachedFile(name, description, wholeNumber(bytes.length), sha256)
      return paragraph(canvas, said, styles.body, { spaceBefore: 5 })
    }),
  ]
}

import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import {
  type ReportClosing,
  type ReportSignature,
  type SignerRole,
  signerRoles,
} from '../../../../src-shared/features/audits/closing.ts'
import type { AuditReport } from '../../../../src-shared/features/audits/report.ts'
import type { Canvas } from '../../documents/pdf-canvas.ts'
import type { Block } from '../../documents/pdf-flow.ts'
import { styles } from '../../documents/pdf-style.ts'
import { heading, paragraph } from '../../documents/pdf-text.ts'
import { utcMinute } from './audits-pdf-words.ts'

const text = auditsText.report
const imageWidth = 180
const imageHeight = 54

/** Who closed the audit, what was signed, and by whom; nothing of an audit that is open. */
export function closingBlocks(canvas: Canvas, { closing, places }: AuditReport): Block[] {
  if (!closing) return []
  const isLeftOut = places.some(({ counted, expected }) => !counted && expected > 0)
  const sentences = [
    text.closedAt(utcMinute(closing.closedAt), closing.closedBy),
    text.zone(closing.timeZone, closing.locale),
    ...(isLeftOut ? [text.placesLeftOut(closing.notCountedReason)] : []),
    ...(closing.independentlyApproved ? [] : [text.notIndependent]),
    `${text.signedDigest}: ${closing.digest}`,
  ]
  return [
    heading(canvas, text.closing),
    ...sentences.map((sentence) => paragraph(canvas, sentence, styles.note, { spaceBefore: 4 })),
    ...signerRoles.flatMap((role) => signatureBlocks(canvas, role, closing)),
  ]
}

function signatureBlocks(canvas: Canvas, role: SignerRole, { signatures }: ReportClosing): Block[] {
  const signature = signatures.find((one) => one.role === role)
  if (!signature)
    return [paragraph(canvas, text.noSigner(text.signedAs[role]), styles.body, { spaceBefore: 14 })]
  const { name, assurance, statement, at, image } = signature
  const signer = text.signer(text.signedAs[role], name, text.assurances[assurance])
  return [
    paragraph(canvas, signer, styles.body, { spaceBefore: 14, keepWithNext: true }),
    paragraph(canvas, statement, styles.note, { spaceBefore: 3, keepWithNext: true }),
    image === null
      ? paragraph(canvas, text.notSigned, styles.body, { spaceBefore: 6 })
      : imageBlock(canvas, image, signer),
    ...(image === null ? [] : [paragraph(canvas, utcMinute(at), styles.note, { spaceBefore: 2 })]),
  ]
}

function imageBlock(
  canvas: Canvas,
  image: NonNullable<ReportSignature['image']>,
  alternative: string,
): Block {
  return {
    height: imageHeight,
    spaceBefore: 6,
    keepWithNext: true,
    draw: (top) =>
      canvas.structure.content(
        'Figure',
        () =>
          canvas.document.image(Buffer.from(image, 'base64'), canvas.left, top, {
            fit: [imageWidth, imageHeight],
          }),
        undefined,
        alternative,
      ),
  }
}

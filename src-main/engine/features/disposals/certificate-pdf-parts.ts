import type {
  CertificateContent,
  CertifiedVerification,
  CertifiedVideo,
  Signatory,
  Signature,
} from '../../../../src-shared/features/disposals/certificate.ts'
import { certificateText as text } from '../../../../src-shared/features/disposals/certificate-text.ts'
import { samplingText } from '../../../../src-shared/features/disposals/sampling/sampling-text.ts'
import { vendorsText } from '../../../../src-shared/features/disposals/vendors/vendors-text.ts'
import type { Canvas } from '../../documents/pdf-canvas.ts'
import type { Block } from '../../documents/pdf-flow.ts'
import { letterheadBlocks, type PagePicture } from '../../documents/pdf-letterhead.ts'
import { drawRule } from '../../documents/pdf-page.ts'
import { leading, styles } from '../../documents/pdf-style.ts'
import { drawLines, paragraph } from '../../documents/pdf-text.ts'
import { type Field, fieldBlocks, groupHeading } from './certificate-pdf-blocks.ts'
import { codeBlock } from './certificate-pdf-code.ts'

const { fields, groups } = text

/** What is drawn on a certificate beside the words of what is signed. */
export interface CertificatePictures {
  /** of its letterhead */
  logo: PagePicture | null
  /** what people drew when they took over, by the SHA-256 by which the chain of custody names it */
  signatures: ReadonlyMap<string, PagePicture>
}
export const noPictures: CertificatePictures = { logo: null, signatures: new Map() }

const signatureBox = { width: 120, height: 34 }

export const numbers = new Intl.NumberFormat('en-US')

/** `2026-03-14 09:12:07 UTC` */
export const moment = (at: string) => `${at.slice(0, 19).replace('T', ' ')} UTC`

const note = (canvas: Canvas, sentence: string) =>
  paragraph(canvas, sentence, styles.note, { spaceBefore: 3 })

/** What a certificate begins with: whose it is, what it is, and its number. */
export function titleBlocks(
  canvas: Canvas,
  { organisation, letterhead = [], number }: CertificateContent,
  title: string,
  { logo }: CertificatePictures,
): Block[] {
  const line = [title, organisation].filter(Boolean).join('  ·  ')
  return [
    ...letterheadBlocks(canvas, { lines: letterhead, logo, logoIs: text.logo }),
    paragraph(canvas, line, styles.overline),
    paragraph(canvas, number, styles.title, { type: 'H1', spaceBefore: 4 }),
  ]
}

/** A group of fields below its heading. */
export const group = (canvas: Canvas, title: string, rows: readonly Field[]): Block[] => [
  groupHeading(canvas, title),
  ...fieldBlocks(canvas, rows),
]

/** The lot of quality control: how many of how many were drawn, and what came of it. */
export function lotWords({ lot }: CertifiedVerification): string | null {
  if (!lot) return null
  const counts = [lot.number, lot.sampled, lot.media].map(String) as [string, string, string]
  return samplingText.lot(...counts, samplingText.states[lot.state])
}

/** Who takes what is disposed of; nothing where nobody is named. */
export function vendorBlocks(canvas: Canvas, { vendor }: CertificateContent): Block[] {
  if (!vendor) return []
  const permits = vendor.permits.map(({ kind, number, expiresOn }) =>
    text.permit(vendorsText.permits[kind], number, expiresOn),
  )
  const { override } = vendor
  return group(canvas, groups.vendor, [
    [fields.vendor, vendor.name],
    [fields.permits, permits.join('; ') || null],
    [fields.override, override && text.override(override.by, override.reason, moment(override.at))],
    [fields.notStatedOn, override?.notStatedOn?.join(', ') ?? null],
  ])
}

/** The chain of custody, each gap said before the transfer that leaves it, and below it what who took it drew. */
export function custodyBlocks(
  canvas: Canvas,
  { custody }: CertificateContent,
  { signatures }: CertificatePictures,
): Block[] {
  return [
    groupHeading(canvas, groups.custody),
    ...(custody.length > 0
      ? custody.flatMap(({ from, to, place, seal, at, isGap, signature, photo, video }) => [
          ...(isGap ? [paragraph(canvas, text.custodyGap, styles.strongCell, { spaceBefore: 3 })] : []),
          note(
            canvas,
            text.custody(
              moment(at),
              from,
              to,
              text.custodyBeside(place, seal, signature, photo, videoWords(video)),
            ),
          ),
          ...signatureBlocks(canvas, signatures.get(signature ?? ''), text.signatureOf(to)),
        ])
      : [note(canvas, text.noCustody)]),
  ]
}

function signatureBlocks(canvas: Canvas, drawn: PagePicture | undefined, says: string): Block[] {
  if (!drawn) return []
  const { document, left, structure } = canvas
  const draw = (top: number) =>
    structure.content('Figure', () => drawn(document, { x: left, y: top, ...signatureBox }), undefined, says)
  return [{ height: signatureBox.height, spaceBefore: 3, draw }]
}

/** How a video is told; null where there is none. */
export const videoWords = (video: CertifiedVideo | undefined): string | null =>
  video ? text.video(video.fileName, video.seconds, video.place, video.sha256) : null

/** What is attested, who those are who do, and where they can sign by hand. */
export function attestationBlocks(canvas: Canvas, content: CertificateContent): Block[] {
  const { attestation, signatories } = content
  const known = signatories.filter(({ title, organisation, location, phone }) =>
    [title, organisation, location, phone].some((one) => one !== null),
  )
  return [
    groupHeading(canvas, groups.attestation),
    paragraph(canvas, attestation, styles.body, { spaceBefore: 3, keepWithNext: true }),
    ...known.map((one) => note(canvas, whoIs(one))),
    ...pairs(signatories).map((pair) => signatureLines(canvas, pair)),
  ]
}

const whoIs = ({ name, title, organisation, location, phone }: Signatory) =>
  [name, title, organisation, location, phone].filter((one) => one !== null).join('  ·  ')

/** More sign on lines of their own; beyond what a page holds nobody would. */
const mostSigners = 8
function pairs(signatories: readonly Signatory[]): Signatory[][] {
  const signers = signatories.slice(0, mostSigners)
  return signers.flatMap((_, index) => (index % 2 === 0 ? [signers.slice(index, index + 2)] : []))
}

function signatureLines(canvas: Canvas, signers: readonly Signatory[]): Block {
  const width = canvas.width / 2 - 12
  return {
    height: 48,
    spaceBefore: 4,
    draw: (top) => {
      for (const [index, { name }] of signers.entries()) {
        const left = canvas.left + index * (width + 24)
        const line = `${name}  ·  ${text.signedDate}`
        canvas.structure.decoration(() => drawRule({ ...canvas, left, width }, top + 28))
        canvas.structure.content('P', () =>
          drawLines(canvas, [line], left, top + 48 - leading(styles.label), styles.label),
        )
      }
    },
  }
}

/** What a certificate is verified by. */
export function authenticityBlocks(
  canvas: Canvas,
  content: CertificateContent,
  digest: string,
  signature: Signature,
): Block[] {
  const { previous, issuedAt, number } = content
  return [
    groupHeading(canvas, groups.authenticity),
    ...(previous && previous.issuedAt > issuedAt
      ? [note(canvas, text.clockSetBack(moment(previous.issuedAt)))]
      : []),
    codeBlock(canvas, `AWC1 ${number} ${digest} ${signature.keyId}`, [
      `${fields.digest}: ${digest}`,
      `${fields.keyId}: ${signature.keyId}`,
      `${fields.before}: ${previous ? text.previous(previous.digest, moment(previous.issuedAt)) : text.first}`,
      text.howToVerify,
    ]),
  ]
}

import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import type {
  CertificateContent,
  MediumCertificate,
  Signature,
} from '../../../../src-shared/features/disposals/certificate.ts'
import { certificateText as text } from '../../../../src-shared/features/disposals/certificate-text.ts'
import { disposalsText as words } from '../../../../src-shared/features/disposals/disposals-text.ts'
import type { FontFiles } from '../../documents/fonts.ts'
import { attach } from '../../documents/pdf-attachment.ts'
import { type Canvas, openCanvas } from '../../documents/pdf-canvas.ts'
import type { PaperSize } from '../../documents/pdf-document.ts'
import type { Block } from '../../documents/pdf-flow.ts'
import { drawPages } from '../../documents/pdf-page.ts'
import { styles } from '../../documents/pdf-style.ts'
import { paragraph } from '../../documents/pdf-text.ts'
import { type Field, fieldBlocks, groupHeading } from './certificate-pdf-blocks.ts'
import { groupBlocks, leadOf } from './certificate-pdf-group.ts'
import {
  attestationBlocks,
  authenticityBlocks,
  type CertificatePictures,
  custodyBlocks,
  group,
  lotWords,
  moment,
  noPictures,
  numbers,
  titleBlocks,
  vendorBlocks,
  videoWords,
} from './certificate-pdf-parts.ts'
import { digestOf, signedJson } from './signed-json.ts'

const { fields, groups } = text
const leadStyle = { ...styles.heading, size: 11 }

/**
 * Draws a certificate as PDF/A-3b with its signed data in it, not sealed yet. The same certificate gives the same bytes.
 * @param signed the canonical JSON of the certificate
 * @param pictures that are drawn beside what is signed, which names them by their digests
 */
export async function drawCertificate(
  signed: string,
  signature: Signature,
  fonts: FontFiles,
  pictures: CertificatePictures = noPictures,
  paper: PaperSize = 'A4',
): Promise<Buffer> {
  const content = JSON.parse(signed) as CertificateContent
  const digest = digestOf(signed)
  const isOfMedium = content.scope === 'medium'
  const title = isOfMedium ? text.title : text.groupTitles[content.scope]
  const metadata = {
    title: `${title} ${content.number}`,
    author: content.organisation,
    subject: isOfMedium ? mediumLead(content) : leadOf(content),
    keywords: `SHA-256 ${digest}`,
    createdAt: content.issuedAt,
  }
  const canvas = openCanvas(metadata, { fonts, paper, tagged: true })
  const output = new PassThrough()
  const written = Promise.all([pipeline(canvas.document, output), buffer(output)])
  const file = {
    name: `${content.number}.json`,
    mediaType: 'application/json',
    description: text.attachedData,
    relationship: 'Data',
    bytes: signedJson('certificate', signed, signature),
  } as const
  attach(canvas.document, file, content.issuedAt)
  const blocks = isOfMedium
    ? mediumBlocks(canvas, content, digest, signature, pictures)
    : groupBlocks(canvas, content, digest, signature, pictures)
  drawPages(canvas, blocks, {
    headerLeft: `${title} ${content.number}`,
    headerRight: content.organisation,
    footerLeft: `${fields.digest}: ${digest}`,
    footerRight: text.page,
  })
  const [, bytes] = await written
  return bytes
}

const mediumLead = ({ medium, sanitization }: MediumCertificate) =>
  text.lead(words.outcomes[sanitization.outcome], medium.model, medium.serial)

function mediumBlocks(
  canvas: Canvas,
  content: MediumCertificate,
  digest: string,
  signature: Signature,
  pictures: CertificatePictures,
): Block[] {
  const note = (sentence: string) => paragraph(canvas, sentence, styles.note, { spaceBefore: 3 })
  return [
    ...titleBlocks(canvas, content, text.title, pictures),
    paragraph(canvas, mediumLead(content), leadStyle, { spaceBefore: 4 }),
    ...fieldBlocks(canvas, certificateFields(content)),
    ...group(canvas, groups.medium, mediumFields(content)),
    ...group(canvas, groups.sanitization, sanitizationFields(content)),
    ...content.sanitization.remarks.map((remark) => note(words.remarks[remark])),
    ...group(canvas, groups.verification, verificationFields(content)),
    groupHeading(canvas, groups.evidence),
    ...(content.evidence.length > 0
      ? content.evidence.map(({ fileName, format, size, sha256 }) =>
          note(text.evidence(fileName, text.formats[format], numbers.format(size), sha256)),
        )
      : [note(text.noEvidence)]),
    ...vendorBlocks(canvas, content),
    ...custodyBlocks(canvas, content, pictures),
    ...attestationBlocks(canvas, content),
    ...authenticityBlocks(canvas, content, digest, signature),
  ]
}

function certificateFields({ issuedAt, issuedBy, asset, disposal, supersedes }: MediumCertificate): Field[] {
  const model = [asset.manufacturer, asset.model, asset.name].filter(Boolean).join(', ')
  return [
    [fields.issued, moment(issuedAt)],
    [fields.issuedBy, issuedBy],
    [fields.asset, asset.tag],
    [fields.assetModel, model || null],
    [fields.assetSerial, asset.serialNumber],
    [fields.destination, words.dispositions[disposal.disposition]],
    [fields.reason, disposal.reason],
    [fields.supersedes, supersedes && text.supersedes(supersedes.number, supersedes.reason)],
  ]
}

function mediumFields({ medium }: MediumCertificate): Field[] {
  const confidentiality = words.confidentialities[medium.confidentiality]
  return [
    [fields.manufacturer, medium.manufacturer],
    [fields.model, medium.model],
    [fields.serial, medium.serial],
    [fields.type, words.types[medium.type]],
    [fields.size, medium.size === null ? null : text.bytes(numbers.format(medium.size))],
    [fields.source, medium.isRemoved ? text.removed : text.inPlace],
    [
      fields.confidentiality,
      medium.confidentialityStated ? confidentiality : text.notStatedHighest(confidentiality),
    ],
    [fields.backup, medium.backup && text.backups[medium.backup]],
  ]
}

function sanitizationFields({ sanitization }: MediumCertificate): Field[] {
  const { stated, policy } = sanitization
  const number = (value: number | null) => (value === null ? null : numbers.format(value))
  const coercivity = number(stated.coercivity)
  const fragments = number(stated.fragmentArea)
  const demanded = text.policy(policy.name, policy.version, words.outcomes[policy.demanded])
  return [
    [fields.outcome, words.outcomes[sanitization.outcome]],
    [fields.method, words.methods[stated.method]],
    [fields.standard, sanitization.standard],
    [fields.tool, sanitization.tool],
    [fields.date, sanitization.date],
    [fields.operator, sanitization.operator],
    [fields.recorded, moment(sanitization.recordedAt)],
    [fields.policy, `${demanded}: ${policy.met ? text.policyMet : text.policyNotMet}`],
    [fields.hiddenAreas, stated.hiddenAreas && words.hiddenAreas[stated.hiddenAreas]],
    [fields.encryption, stated.encryptedSinceFirstData],
    [fields.key, stated.keyErased],
    [fields.keyHolders, stated.keyHolders],
    [fields.degausser, stated.degausser && text.degausser(stated.degausser, number(stated.degausserField))],
    [fields.coercivity, coercivity === null ? null : text.oersted(coercivity)],
    [fields.fragments, fragments === null ? null : text.squareMillimetres(fragments)],
    [fields.place, stated.place],
    [fields.machine, stated.machine],
    [fields.video, videoWords(sanitization.video)],
  ]
}

function verificationFields({ verification }: MediumCertificate): Field[] {
  const { method, verifier, assurance, recordedAt } = verification
  const proof = assurance === 'pin' ? `, ${text.provedByPin}` : ''
  return [
    [fields.verifier, verifier === null ? text.byTool : `${verifier}${proof}`],
    [fields.verified, text.methods[method]],
    [fields.lot, lotWords(verification)],
    [fields.recorded, moment(recordedAt)],
  ]
}

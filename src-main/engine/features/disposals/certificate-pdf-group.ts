import type {
  AnnexAsset,
  AnnexMedium,
  GroupCertificate,
  Signature,
} from '../../../../src-shared/features/disposals/certificate.ts'
import { certificateText as text } from '../../../../src-shared/features/disposals/certificate-text.ts'
import { disposalsText as words } from '../../../../src-shared/features/disposals/disposals-text.ts'
import { outcomes } from '../../../../src-shared/features/disposals/medium.ts'
import type { Canvas } from '../../documents/pdf-canvas.ts'
import type { Block } from '../../documents/pdf-flow.ts'
import { styles } from '../../documents/pdf-style.ts'
import { type Column, needOf, tableBlocks } from '../../documents/pdf-table.ts'
import { heading, paragraph } from '../../documents/pdf-text.ts'
import { fieldBlocks } from './certificate-pdf-blocks.ts'
import {
  attestationBlocks,
  authenticityBlocks,
  type CertificatePictures,
  custodyBlocks,
  lotWords,
  moment,
  numbers,
  titleBlocks,
  vendorBlocks,
} from './certificate-pdf-parts.ts'

const { fields, annexColumns: titles } = text

/** The blocks of a certificate of an asset or a case: what it says of all, who attests, and the annex. */
export function groupBlocks(
  canvas: Canvas,
  content: GroupCertificate,
  digest: string,
  signature: Signature,
  pictures: CertificatePictures,
): Block[] {
  return [
    ...titleBlocks(canvas, content, text.groupTitles[content.scope], pictures),
    paragraph(canvas, leadOf(content), { ...styles.heading, size: 11 }, { spaceBefore: 4 }),
    ...fieldBlocks(canvas, summaryFields(content)),
    ...vendorBlocks(canvas, content),
    ...custodyBlocks(canvas, content, pictures),
    ...attestationBlocks(canvas, content),
    ...authenticityBlocks(canvas, content, digest, signature),
    ...annexBlocks(canvas, content),
  ]
}

/** What a certificate of several media says in one line. */
export function leadOf({ assets }: GroupCertificate): string {
  const media = assets.reduce((sum, asset) => sum + asset.media.length, 0)
  return text.groupLead(numbers.format(media), numbers.format(assets.length))
}

function summaryFields({ issuedAt, issuedBy, disposal, supersedes, assets }: GroupCertificate) {
  const media = assets.flatMap((asset) => asset.media)
  const counted = outcomes.flatMap((outcome) => {
    const count = media.filter((medium) => medium.outcome === outcome).length
    return count > 0 ? [`${words.outcomes[outcome]}: ${numbers.format(count)}`] : []
  })
  const unmet = media.filter(({ policy }) => !policy.met).length
  const met = unmet === 0 ? text.policyMetShort : `${text.policyNotMetShort}: ${numbers.format(unmet)}`
  return [
    [fields.issued, moment(issuedAt)],
    [fields.issuedBy, issuedBy],
    [fields.outcomes, counted.join(', ') || null],
    [fields.policy, media.length > 0 ? met : null],
    [fields.destination, words.dispositions[disposal.disposition]],
    [fields.reason, disposal.reason],
    [fields.supersedes, supersedes && text.supersedes(supersedes.number, supersedes.reason)],
  ] as const
}

/** A line of the annex: a medium, or an asset that has none. */
interface Line {
  asset: AnnexAsset
  medium: AnnexMedium | null
}

const named = (...parts: (string | null)[]) => parts.filter((part) => part !== null).join(' ')

const columns: readonly Column<Line>[] = [
  {
    title: titles.asset,
    strong: true,
    cell: ({ asset }) => named(asset.tag, asset.manufacturer, asset.model),
  },
  {
    title: titles.medium,
    cell: ({ asset, medium }) =>
      medium ? named(medium.manufacturer, medium.model) : text.noMedia(asset.statedEmptyBy ?? ''),
  },
  { title: titles.serial, cell: ({ medium }) => medium?.serial ?? null },
  {
    title: titles.outcome,
    cell: ({ medium }) =>
      medium && `${words.outcomes[medium.outcome]}, ${words.methods[medium.method]}, ${medium.standard}`,
  },
  {
    title: titles.operator,
    cell: ({ medium }) => medium && `${medium.operator}, ${medium.date}, ${medium.tool}`,
  },
  { title: titles.verified, cell: ({ medium }) => medium && verifiedWords(medium) },
  {
    title: titles.policy,
    cell: ({ medium }) =>
      medium &&
      `${medium.policy.name}, ${medium.policy.version}: ${medium.policy.met ? text.policyMetShort : text.policyNotMetShort}`,
  },
  { title: titles.certificate, cell: ({ medium }) => medium?.certificate ?? null },
]

function verifiedWords({ verification }: AnnexMedium): string {
  const verifier = verification.verifier ?? text.verifiedByTool
  return [verifier, lotWords(verification)].filter((part) => part !== null).join('; ')
}

function annexBlocks(canvas: Canvas, { assets }: GroupCertificate): Block[] {
  const lines = assets.flatMap((asset): Line[] =>
    asset.media.length > 0 ? asset.media.map((medium) => ({ asset, medium })) : [{ asset, medium: null }],
  )
  const needs = columns.map((column) => needOf(canvas, column, lines))
  return [
    heading(canvas, text.groups.annex, numbers.format(lines.length)),
    ...tableBlocks(canvas, text.continued(text.groups.annex), columns, needs, lines),
  ]
}

import { z } from 'zod'
import { id, moment } from '../../contract/page.ts'
import { assetDispositions } from './asset-disposition.ts'
import { checklistAnswers, checklistItems } from './checklist.ts'
import { erasureEnds, evidenceFormats, hiddenAreas } from './erasure.ts'
import { mappedFormats } from './evidence-mapping.ts'
import { confidentialities, dispositions, mediumTypes, outcomes } from './medium.ts'
import { mediumStates } from './medium-state.ts'
import { methodIds } from './methods.ts'
import { isPlainText } from './plain-text.ts'
import { lotStates } from './sampling/sampling.ts'
import { encryptedSinceAnswers, remarkKinds } from './sanitization.ts'

/** A text that prints as it reads. */
const plain = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine(isPlainText, { message: 'it holds control characters, or such as turn the order of letters' })

export const personName = plain(200)
export const words = plain(1000)
export const shortWords = plain(200)
export const serialNumber = plain(200)
/** A day, as 2026-11-29. */
export const day = z.iso.date()

export const newMedium = z.object({
  caseId: id,
  /** asset tag; may be left out where the case has one asset */
  tag: z.string().trim().min(1).max(1000).optional(),
  manufacturer: shortWords.optional(),
  model: shortWords,
  serial: serialNumber,
  type: z.enum(mediumTypes),
  /** bytes */
  size: z.number().int().min(0).optional(),
  confidentiality: z.enum(confidentialities).optional(),
  /** whether it was taken out of its asset */
  isRemoved: z.boolean().default(false),
})
export type NewMedium = z.output<typeof newMedium>

/** Which medium of a case is meant: by its serial number, or by its id where two have the same. */
export const meantMedium = {
  caseId: id,
  serial: serialNumber.optional(),
  mediumId: id.optional(),
}
export const namesOneMedium = ({ serial, mediumId }: { serial?: unknown; mediumId?: unknown }) =>
  (serial === undefined) !== (mediumId === undefined)
export const oneMedium = { message: 'name one of serial and mediumId' }

/** How a medium was sanitized, as its operator states it. */
export const statedSanitization = z.object({
  method: z.enum(methodIds),
  outcome: z.enum(outcomes),
  hiddenAreas: z.enum(hiddenAreas).nullable().default(null),
  encryptedSinceFirstData: z.enum(encryptedSinceAnswers).nullable().default(null),
  keyErased: shortWords.nullable().default(null),
  keyHolders: shortWords.nullable().default(null),
  degausser: shortWords.nullable().default(null),
  /** oersted */
  degausserField: z.number().int().min(1).max(1_000_000).nullable().default(null),
  coercivity: z.number().int().min(1).max(1_000_000).nullable().default(null),
  /** mm² */
  fragmentArea: z.number().int().min(1).max(1_000_000).nullable().default(null),
  place: shortWords.nullable().default(null),
  machine: shortWords.nullable().default(null),
})

export const mappingPath = z.string().min(1).max(300)
export const evidenceMapping = z.object({
  name: shortWords,
  format: z.enum(mappedFormats),
  records: mappingPath,
  serial: mappingPath,
  model: mappingPath.nullable().default(null),
  state: mappingPath,
  succeeded: z.array(z.string().min(1).max(100)).min(1).max(50),
  aborted: z.array(z.string().min(1).max(100)).max(50).default([]),
  errors: mappingPath.nullable().default(null),
  bytesNotErased: mappingPath.nullable().default(null),
  size: mappingPath.nullable().default(null),
  method: mappingPath.nullable().default(null),
  methods: z.record(z.string().max(100), z.string().max(100)).default({}),
  tool: mappingPath.nullable().default(null),
  toolVersion: mappingPath.nullable().default(null),
})

export const evidenceMatches = ['matched', 'unmatched', 'ambiguous'] as const
export type EvidenceMatch = (typeof evidenceMatches)[number]

export const erasure = z.object({
  serial: z.string().nullable(),
  model: z.string().nullable(),
  end: z.enum(erasureEnds),
  method: z.string().nullable(),
  errors: z.number().nullable(),
  bytesNotErased: z.number().nullable(),
  size: z.number().nullable(),
  hiddenAreas: z.enum(hiddenAreas).nullable(),
  readBack: z.enum(['none', 'sampled', 'full']).nullable(),
  tool: z.string().nullable(),
})

/** What a log says of one drive, and which medium of the case that is. */
const matchedErasure = erasure.extend({
  match: z.enum(evidenceMatches),
  mediumId: id.nullable(),
})

export const shownEvidence = z.object({
  evidenceId: id,
  fileName: z.string(),
  sha256: z.string(),
  size: z.number().int(),
  format: z.enum(evidenceFormats),
  operator: z.string().nullable(),
  addedAt: moment,
  erasures: z.array(matchedErasure),
})

/** A video that shows what was done: not kept here, but known by its hash wherever it is kept. */
export const shownVideo = z.object({
  videoId: id,
  fileName: z.string(),
  size: z.number().int(),
  sha256: z.string(),
  seconds: z.number().int().nullable(),
  /** where it is kept */
  place: z.string(),
})

/** What shows how something was done: a photo that was handed in as evidence of the case before, and a video. */
export const shownBy = { photoId: id.optional(), videoId: id.optional() }

const step = z.object({ at: moment, by: z.string() })

const shownSanitization = z.object({
  /** null: it failed */
  outcome: z.enum(outcomes).nullable(),
  method: z.enum(methodIds).nullable(),
  tool: z.string().nullable(),
  operator: z.string(),
  date: day,
  recordedAt: moment,
  demanded: z.enum(outcomes),
  meetsPolicy: z.boolean(),
  policyVersion: z.number().int(),
  remarks: z.array(z.enum(remarkKinds)),
  reason: z.string().nullable(),
  /** a photo among the evidence, and a video, that show it */
  photoId: id.nullable(),
  videoId: id.nullable(),
})

export const shownMedium = z.object({
  mediumId: id,
  tag: z.string(),
  manufacturer: z.string().nullable(),
  model: z.string(),
  serial: z.string(),
  type: z.enum(mediumTypes),
  size: z.number().int().nullable(),
  confidentiality: z.enum(confidentialities),
  isRemoved: z.boolean(),
  state: z.enum(mediumStates),
  demanded: z.enum(outcomes),
  meetsPolicy: z.boolean(),
  sanitizations: z.array(shownSanitization),
  verifiedBy: z.string().nullable(),
  /** the lot in which what counts now stands */
  lot: z
    .object({ lotId: id, number: z.number().int(), state: z.enum(lotStates), isSampled: z.boolean() })
    .nullable(),
  certificates: z.array(z.string()),
  /** the approval by which it may leave without being sanitized, as long as that counts */
  unsanitized: step.extend({ seal: z.string(), reason: z.string() }).nullable(),
  /** number of the certificate by which its vendor says that it was destroyed */
  vendorCertificate: z.string().nullable(),
})
export type ShownMedium = z.output<typeof shownMedium>

export const caseSummary = z.object({
  caseId: id,
  reason: z.string(),
  disposition: z.enum(dispositions),
  confidentiality: z.enum(confidentialities),
  vendor: z.string().nullable(),
  pickUpOn: day.nullable(),
  openedAt: moment,
  openedBy: z.string(),
  isOpen: z.boolean(),
  assets: z.number().int(),
  /** how many of them stand where */
  states: z.object({
    retired: z.number().int(),
    cleared: z.number().int(),
    released: z.number().int(),
    disposed: z.number().int(),
  }),
  media: z.object({
    pending: z.number().int(),
    sanitized: z.number().int(),
    verified: z.number().int(),
    failed: z.number().int(),
  }),
})

/** Who approved a vendor though something stands in its way, and the certificates that do not state it. */
export const vendorOverride = step.extend({ reason: z.string(), notStatedOn: z.array(z.string()) })

export const caseView = caseSummary.extend({
  assetList: z.array(
    z.object({
      tag: z.string(),
      state: z.enum(assetDispositions),
      statedEmptyBy: z.string().nullable(),
      steps: z.array(step.extend({ state: z.enum(assetDispositions), reference: z.string().nullable() })),
      /** what stands between it and its release, and after that its being disposed of, in words */
      gaps: z.array(z.string()),
    }),
  ),
  mediumList: z.array(shownMedium),
  evidence: z.array(shownEvidence),
  videos: z.array(shownVideo),
  checklist: z.array(step.extend({ item: z.enum(checklistItems), answer: z.enum(checklistAnswers) })),
  approvals: z.array(step),
  /** who takes it, and what stands in their way */
  taking: z.object({
    vendor: z.string().nullable(),
    /** null: nobody of that name is registered */
    vendorId: id.nullable(),
    mayDestroy: z.boolean(),
    gaps: z.array(z.string()),
    /** who approved this vendor in spite of that */
    override: vendorOverride.nullable(),
  }),
  vendorCertificates: z.array(
    step.extend({
      vendor: z.string(),
      number: z.string(),
      destroyedOn: day,
      evidenceId: id.nullable(),
      serials: z.array(z.object({ serial: z.string(), match: z.enum(evidenceMatches) })),
    }),
  ),
  /** what laptops recorded that did not know of each other and cannot both be, in words */
  contradictions: z.array(z.string()),
  transfers: z.array(
    step.extend({
      from: z.string(),
      to: z.string(),
      place: z.string().nullable(),
      seal: z.string().nullable(),
      /** what who took it drew: a PNG, base64 */
      signature: z.string().nullable(),
      /** a photo of it among the evidence */
      evidenceId: id.nullable(),
      videoId: id.nullable(),
      /** it does not begin where the one before ended */
      isGap: z.boolean(),
    }),
  ),
})
export type CaseView = z.output<typeof caseView>
export type CaseSummary = z.output<typeof caseSummary>

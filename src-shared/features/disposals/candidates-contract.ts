import { z } from 'zod'
import { query } from '../../contract/base.ts'
import { id, moment } from '../../contract/page.ts'
import { assetDispositions } from './asset-disposition.ts'
import { confidentialities, dispositions, mediumTypes, outcomes } from './medium.ts'
import { mediumStates } from './medium-state.ts'

export const candidateVerdicts = ['fits', 'unknown', 'ambiguous', 'inOpenCase'] as const
/** Whether what a code means can go into a new case, and if not, why. */
export type CandidateVerdict = (typeof candidateVerdicts)[number]

export const candidate = z.object({
  /** as it was scanned or typed; of an id, the tag of its asset */
  code: z.string(),
  verdict: z.enum(candidateVerdicts),
  assetTag: z.string().nullable(),
  serialNumber: z.string().nullable(),
  description: z.string().nullable(),
  location: z.string().nullable(),
  /** tags of all that an ambiguous code can mean */
  tags: z.array(z.string()),
  /** the case in which it stands already */
  caseId: id.nullable(),
})
export type Candidate = z.output<typeof candidate>

const caseOfAsset = z.object({
  caseId: id,
  reason: z.string(),
  disposition: z.enum(dispositions),
  openedAt: moment,
  state: z.enum(assetDispositions),
  /** when it came into this state, and by whom */
  since: z.object({ at: moment, by: z.string() }),
  statedEmptyBy: z.string().nullable(),
  media: z.array(
    z.object({
      mediumId: id,
      model: z.string(),
      serial: z.string(),
      type: z.enum(mediumTypes),
      confidentiality: z.enum(confidentialities),
      state: z.enum(mediumStates),
      outcome: z.enum(outcomes).nullable(),
      certificates: z.array(z.string()),
    }),
  ),
})
export type CaseOfAsset = z.output<typeof caseOfAsset>

/** Calls about assets before they stand in a case, and about the cases in which one stands. */
export const candidatesContract = {
  /**
   * What codes mean for a new case: tags, serial numbers or other identifiers as they are scanned, or ids of assets. In
   * the order in which they were asked for.
   */
  candidates: query('register.read')
    .input(
      z.union([
        z.strictObject({ codes: z.array(z.string().trim().min(1).max(1000)).min(1).max(1000) }),
        z.strictObject({ ids: z.array(id).min(1).max(1000) }),
      ]),
    )
    .output(z.object({ candidates: z.array(candidate) })),
  /** The cases in which an asset stands or stood, the newest first. */
  ofAsset: query('register.read')
    .input(z.object({ assetId: id }))
    .output(z.object({ cases: z.array(caseOfAsset) })),
}

import { z } from 'zod'
import { command, query } from '../../../contract/base.ts'
import { id, moment } from '../../../contract/page.ts'
import { errorsOf } from '../../../contract/problems.ts'
import { personName, serialNumber, shortWords, words } from '../disposals-message.ts'
import { disposalsProblems } from '../disposals-problems-contract.ts'
import { leastSampled } from '../policy.ts'
import { lotStates } from './sampling.ts'
import { samplingProblems } from './sampling-problems-contract.ts'

const { CASE_UNKNOWN } = disposalsProblems
const { NOTHING_TO_SAMPLE, LOT_UNKNOWN, MEDIUM_NOT_SAMPLED, SAMPLE_TAKEN, SAMPLER_TOOK_PART } =
  samplingProblems

const lot = z.object({
  lotId: id,
  /** counts from 1 on in this data folder */
  number: z.number().int(),
  state: z.enum(lotStates),
  /** by which the media were drawn; whoever has it can draw them again */
  seed: z.string(),
  percent: z.number().int(),
  media: z.number().int(),
  sampled: z.number().int(),
  /** of those that were sampled */
  passed: z.number().int(),
  failed: z.number().int(),
  openedAt: moment,
  openedBy: z.string(),
})
export type Lot = z.output<typeof lot>

const lotMedium = z.object({
  mediumId: id,
  caseId: id,
  tag: z.string(),
  serial: z.string(),
  model: z.string(),
  operator: z.string(),
  isSampled: z.boolean(),
  /** it was sanitized again since, so that the lot says nothing of it any more */
  isSuperseded: z.boolean(),
  result: z
    .object({
      passed: z.boolean(),
      by: z.string(),
      /** why they are competent, where it is stated */
      competence: z.string().nullable(),
      /** how recovery was tried */
      method: z.string(),
      at: moment,
    })
    .nullable(),
  certificates: z.array(z.string()),
})
const lotView = lot.extend({ mediaList: z.array(lotMedium) })
export type LotView = z.output<typeof lotView>

/** Quality control: of a lot of media that were sanitized logically some are drawn, and another person tries to recover them. */
export const samplingContract = {
  /** Every lot, the newest first. */
  list: query('register.read').output(z.object({ lots: z.array(lot) })),
  show: query('register.read')
    .input(z.object({ lotId: id }))
    .output(lotView)
    .errors(errorsOf({ LOT_UNKNOWN })),
  /** Makes a lot of the media of cases that were sanitized logically, are verified and stand in none, and draws the sample. */
  open: command('disposals.run')
    .input(
      z.object({
        caseIds: z.array(id).min(1).max(1000),
        /** left out: what the policy asks for */
        percent: z.number().int().min(leastSampled).max(100).optional(),
        /** left out: drawn by the computer */
        seed: shortWords.optional(),
      }),
    )
    .output(lotView)
    .errors(errorsOf({ CASE_UNKNOWN, NOTHING_TO_SAMPLE })),
  /**
   * Records what another competent person found on a medium that was drawn. One failure quarantines the lot: its media are
   * neither certified nor released until they are sanitized anew, and the medium itself can only be destroyed.
   */
  record: command('disposals.run')
    .input(
      z.object({
        lotId: id,
        serial: serialNumber.optional(),
        mediumId: id.optional(),
        by: personName,
        competence: shortWords.optional(),
        /** how recovery was tried, and with what */
        method: words,
        /** nothing could be recovered */
        passed: z.boolean(),
      }),
    )
    .output(lot)
    .errors(errorsOf({ LOT_UNKNOWN, MEDIUM_NOT_SAMPLED, SAMPLE_TAKEN, SAMPLER_TOOK_PART })),
}

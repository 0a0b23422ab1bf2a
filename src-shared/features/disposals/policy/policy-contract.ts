import { z } from 'zod'
import { command, query } from '../../../contract/base.ts'
import { id, moment } from '../../../contract/page.ts'
import { errorsOf } from '../../../contract/problems.ts'
import { shortWords, words } from '../disposals-message.ts'
import { confidentialities, dispositions, mediumTypes, outcomes } from '../medium.ts'
import { leastSampled } from '../policy.ts'
import { policyProblems } from './policy-problems-contract.ts'

const { SANITIZATION_POLICY_UNFIT, POLICY_DRAFT_MISSING, POLICY_DRAFT_CHANGED } = policyProblems

const days = z.number().int().min(1).max(3650)
/** mm² */
const area = z.number().int().min(1).max(1_000_000)

/** What can be changed of a policy; its version counts itself. */
export const policyBody = z.object({
  name: shortWords,
  demands: z.record(z.enum(confidentialities), z.record(z.enum(dispositions), z.enum(outcomes))),
  destroyWherePurge: z.array(z.enum(mediumTypes)).max(mediumTypes.length),
  largestFragment: z.record(z.enum(confidentialities), z.object({ magnetic: area, flash: area })),
  /** per cent of the media of a lot on which recovery is attempted */
  samplingPercent: z.number().int().min(leastSampled).max(100),
  /** whether a medium that was sanitized logically is released only with a lot that passed */
  isSamplingRequired: z.boolean(),
  /** whether who verifies a medium has to prove who they are by their PIN */
  isPinRequired: z.boolean(),
  /** days after which a case is open too long, and after which the certificate of a vendor is overdue */
  caseOpenDays: days,
  vendorCertificateDays: days,
})

const draft = policyBody.extend({ draftId: id, savedAt: moment, savedBy: z.string() })
const version = z.object({
  version: z.number().int(),
  name: z.string(),
  /** null: it came with the program */
  publishedAt: moment.nullable(),
  publishedBy: z.string().nullable(),
  reason: z.string().nullable(),
})

/** What is demanded of media: edited as a draft, in force once it is published; certificates name its version. */
export const disposalPolicyContract = {
  show: query('register.read').output(
    z.object({
      inForce: policyBody.extend({ version: z.number().int() }),
      draft: draft.nullable(),
      /** every version, the newest first */
      versions: z.array(version),
    }),
  ),
  /** Saves a draft in the place of the one that there is. */
  saveDraft: command('administer')
    .input(policyBody)
    .output(z.object({ draftId: id }))
    .errors(errorsOf({ SANITIZATION_POLICY_UNFIT })),
  discardDraft: command('administer').output(z.object({})).errors(errorsOf({ POLICY_DRAFT_MISSING })),
  /** Puts the draft into force as the next version. What was sanitized before keeps the version that it was held against. */
  publish: command('administer')
    .input(z.object({ draftId: id, reason: words }))
    .output(z.object({ version: z.number().int() }))
    .errors(errorsOf({ POLICY_DRAFT_MISSING, POLICY_DRAFT_CHANGED })),
}

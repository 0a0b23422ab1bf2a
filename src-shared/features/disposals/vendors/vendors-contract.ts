import { z } from 'zod'
import { command, query } from '../../../contract/base.ts'
import { id, moment } from '../../../contract/page.ts'
import { errorsOf } from '../../../contract/problems.ts'
import { day, personName, shortWords, words } from '../disposals-message.ts'
import { disposalsProblems } from '../disposals-problems-contract.ts'
import { permitKinds, vendorScopes } from './vendor.ts'
import { vendorsProblems } from './vendors-problems-contract.ts'

const { CASE_UNKNOWN, APPROVER_TOOK_PART } = disposalsProblems
const { VENDOR_UNKNOWN, VENDOR_NAME_TAKEN, VENDOR_NOT_NAMED, VENDOR_SOUND } = vendorsProblems

const permit = z.object({
  kind: z.enum(permitKinds),
  number: shortWords,
  scopes: z.array(z.enum(vendorScopes)).min(1).max(vendorScopes.length),
  /** the last day on which it counts */
  expiresOn: day,
})

const details = z.object({
  name: shortWords,
  address: words.nullable().default(null),
  contact: shortWords.nullable().default(null),
  phone: shortWords.nullable().default(null),
  email: shortWords.nullable().default(null),
  permits: z.array(permit).max(50).default([]),
  isArchived: z.boolean().default(false),
})

const vendor = details.extend({
  vendorId: id,
  permits: z.array(permit.extend({ isInForce: z.boolean() })),
  /** the day on which the first of its permits expires, or did; null where it has none */
  expiresOn: day.nullable(),
  /** whether media that were not sanitized may be handed to it */
  mayDestroy: z.boolean(),
  changedAt: moment,
  changedBy: z.string(),
})
export type Vendor = z.output<typeof vendor>

/** Those who take what is disposed of, with what they may do, and until when. */
export const vendorsContract = {
  /** Every vendor, in order of name. */
  list: query('register.read').output(z.object({ vendors: z.array(vendor) })),
  /** Registers a vendor, or says all of one anew; what it was before stays in the record. */
  keep: command('disposals.run')
    .input(details.extend({ vendorId: id.optional() }))
    .output(z.object({ vendorId: id }))
    .errors(errorsOf({ VENDOR_UNKNOWN, VENDOR_NAME_TAKEN })),
  /** Names who takes what is in a case. Who is not registered has no permits that could expire. */
  choose: command('disposals.run')
    .input(z.object({ caseId: id, vendor: shortWords }))
    .output(z.object({ vendorId: id.nullable(), gaps: z.array(z.string()) }))
    .errors(errorsOf({ CASE_UNKNOWN })),
  /**
   * Somebody who took no part approves a release to a vendor though its permits are not in force. It holds for this vendor
   * in this case, and is printed.
   */
  override: command('disposals.run')
    .input(z.object({ caseId: id, by: personName, reason: words }))
    .output(
      z.object({
        approvedBy: z.string(),
        /** the certificates of the case that stand, and were issued before */
        notStatedOn: z.array(z.string()),
      }),
    )
    .errors(errorsOf({ CASE_UNKNOWN, VENDOR_NOT_NAMED, VENDOR_UNKNOWN, VENDOR_SOUND, APPROVER_TOOK_PART })),
}

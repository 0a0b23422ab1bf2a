import { z } from 'zod'
import { command, query } from '../../contract/base.ts'
import { id, moment } from '../../contract/page.ts'
import { errorsOf } from '../../contract/problems.ts'
import { locationsProblems } from '../locations/locations-contract.ts'
import { count } from './audits-message.ts'
import { captureProofs, ruledMethods } from './capture.ts'
import { assurances } from './closing.ts'
import { approverGroups, ruleKinds } from './policy.ts'
import { policyProblems } from './policy-problems-contract.ts'

const { LOCATION_UNKNOWN } = locationsProblems
const { RULE_TARGET_UNKNOWN, CAPTURE_RULE_REFUSED } = policyProblems

const months = z.number().int().min(1).max(120)
const proof = z.enum(captureProofs)
const captures = z.record(z.enum(ruledMethods), proof)
const target = z.object({
  kind: z.enum(ruleKinds),
  /** id, path of a location, name of a category */
  target: z.string().trim().min(1).max(2000),
})

const policy = z.object({
  rules: z.array(z.object({ id, kind: z.enum(ruleKinds), targetId: id, name: z.string(), months })),
  captures,
  approvers: z.enum(approverGroups),
  approvalAssurance: z.enum(assurances),
})
export type AuditPolicy = z.output<typeof policy>

const due = z.object({
  kind: z.enum(ruleKinds),
  targetId: id,
  /** path of a location, name of a category */
  name: z.string(),
  months,
  /** moment of the audit that lies back longest; null: some of it was never audited */
  lastAt: moment.nullable(),
  /** YYYY-MM-DD, of what is due first; null: it holds nothing that could be audited */
  dueOn: z.string().nullable(),
  overdue: z.boolean(),
  /** places that hold assets, and how many of them are overdue; of a category 0 */
  places: count,
  placesOverdue: count,
})
export type DueAudit = z.output<typeof due>

export const policyContract = {
  /** How often what is to be audited, what captures prove, and who may approve. */
  policy: query('register.read').output(policy),
  /** Changes what is named of it; audits that run keep what their captures prove. */
  setPolicy: command('administer')
    .input(
      z.object({
        captures: z.partialRecord(z.enum(ruledMethods), proof).optional(),
        approvers: z.enum(approverGroups).optional(),
        approvalAssurance: z.enum(assurances).optional(),
      }),
    )
    .output(policy)
    .errors(errorsOf({ CAPTURE_RULE_REFUSED })),
  /** Says how often a location, with all below it, or a category is to be audited; in place of what was said before. */
  setRule: command('administer')
    .input(target.extend({ months }))
    .output(policy)
    .errors(errorsOf({ RULE_TARGET_UNKNOWN, LOCATION_UNKNOWN })),
  removeRule: command('administer')
    .input(target)
    .output(policy)
    .errors(errorsOf({ RULE_TARGET_UNKNOWN, LOCATION_UNKNOWN })),
  /** What the rules ask for, that which is due first before the others. */
  due: query('register.read').output(z.object({ due: z.array(due) })),
}

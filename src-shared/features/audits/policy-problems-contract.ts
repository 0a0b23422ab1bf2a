import { z } from 'zod'
import { problem } from '../../contract/problems.ts'
import { policyText as text } from './policy-text.ts'

const named = z.object({ name: z.string() })

export const policyProblems = {
  RULE_TARGET_UNKNOWN: problem(named, ({ name }) => text.ruleTarget(name)),
  CAPTURE_RULE_REFUSED: problem(z.object({}), () => text.captureRule),
  APPROVER_REFUSED: problem(named, ({ name }) => text.approverRefused(name)),
  APPROVAL_NEEDS_PIN: problem(named, ({ name }) => text.approvalNeedsPinProblem(name)),
}

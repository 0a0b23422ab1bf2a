import { z } from 'zod'
import { problem } from '../../../contract/problems.ts'
import { policyFaults } from './policy-fault.ts'
import { policyText } from './policy-text.ts'

const text = policyText.problems

export const policyProblems = {
  SANITIZATION_POLICY_UNFIT: problem(z.object({ faults: z.array(z.enum(policyFaults)) }), ({ faults }) =>
    text.unfit(faults),
  ),
  POLICY_DRAFT_MISSING: problem(z.object({}), () => text.noDraft),
  POLICY_DRAFT_CHANGED: problem(z.object({}), () => text.draftChanged),
}

import { z } from 'zod'
import { peopleProblems } from '../people/people-problems-contract.ts'
import { proofProblems, typedPin } from '../pins/pins-contract.ts'
import { auditsProblems } from './audits-problems-contract.ts'
import { policyProblems } from './policy-problems-contract.ts'

export const signerName = z.string().trim().min(1).max(200)
/** a drawn signature: PNG, base64, 64 kB at most */
const png = z.base64().max(88_000)

/** What whoever signs an audit or its amendment hands in. */
export const signing = {
  /** name of the auditor; left out: who is working */
  by: signerName.optional(),
  /** name of the person who is responsible for what was audited */
  responsible: signerName.optional(),
  /** of what was shown to who signs */
  digest: z.string().max(64).optional(),
  signatures: z.object({ auditor: png.optional(), responsible: png.optional() }).default({}),
  /** of those who have one */
  pins: z.object({ auditor: typedPin.optional(), responsible: typedPin.optional() }).default({}),
  /** a name that is nearly that of somebody else is of somebody new */
  newPerson: z.boolean().default(false),
  timeZone: z.string().max(100).default('UTC'),
  locale: z.string().max(100).default('en'),
}

/** Why a signature is not taken. */
export const signingProblems = {
  SIGNERS_SAME: auditsProblems.SIGNERS_SAME,
  SIGNATURE_INVALID: auditsProblems.SIGNATURE_INVALID,
  PERSON_NAME_NEAR: peopleProblems.PERSON_NAME_NEAR,
  ...proofProblems,
}

/** What whoever approves hands in beside their name. */
export const approving = {
  /** of who approves, if they have one */
  pin: typedPin.optional(),
  /** a name that is nearly that of somebody else is of somebody new */
  newPerson: z.boolean().default(false),
}

/** Why an approval is not taken. */
export const approvalProblems = {
  APPROVER_SCANNED: auditsProblems.APPROVER_SCANNED,
  APPROVER_REFUSED: policyProblems.APPROVER_REFUSED,
  APPROVAL_NEEDS_PIN: policyProblems.APPROVAL_NEEDS_PIN,
  PERSON_NAME_NEAR: peopleProblems.PERSON_NAME_NEAR,
  ...proofProblems,
}

import type { PolicyFault } from './policy-fault.ts'

const faults: Record<PolicyFault, string> = {
  weakerWhereMoreConfidential: 'more confidential media may not need less than less confidential ones',
  destructionNotDestroyed: 'what is to be destroyed has to be destroyed',
  fragmentsLargerWhereMoreConfidential:
    'fragments of more confidential media may not be larger than those of less confidential ones',
}

/** What is said of the policy of sanitization. */
export const policyText = {
  faults,
  problems: {
    unfit: (what: readonly PolicyFault[]) =>
      `The policy contradicts itself: ${what.map((one) => faults[one]).join('; ')}. Correct it, then try again.`,
    noDraft: 'There is no draft of the policy. Save one first.',
    draftChanged: 'Somebody saved another draft meanwhile. Look at it, then publish it.',
  },
} as const

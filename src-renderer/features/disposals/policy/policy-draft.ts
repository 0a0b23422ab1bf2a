import { confidentialities } from '../../../../src-shared/features/disposals/medium.ts'
import type { SanitizationPolicy } from '../../../../src-shared/features/disposals/policy.ts'

/** What can be changed of a policy. */
export type PolicyBody = Omit<SanitizationPolicy, 'version'>

/** The policy as it is handed to the engine: copies, since nobody else may change it meanwhile. */
export function bodyOf(policy: PolicyBody) {
  const { name, demands, destroyWherePurge, largestFragment } = policy
  const { samplingPercent, isSamplingRequired, isPinRequired, caseOpenDays, vendorCertificateDays } = policy
  return {
    name: name.trim(),
    demands: {
      low: { ...demands.low },
      moderate: { ...demands.moderate },
      high: { ...demands.high },
    },
    destroyWherePurge: [...destroyWherePurge],
    largestFragment: {
      low: { ...largestFragment.low },
      moderate: { ...largestFragment.moderate },
      high: { ...largestFragment.high },
    },
    samplingPercent,
    isSamplingRequired,
    isPinRequired,
    caseOpenDays,
    vendorCertificateDays,
  }
}

const isCount = (value: number) => Number.isInteger(value) && value > 0

/** Whether every number in it is one; what else is wrong with it the engine says. */
export function hasNumbers(policy: PolicyBody): boolean {
  return (
    policy.name.trim() !== '' &&
    [policy.samplingPercent, policy.caseOpenDays, policy.vendorCertificateDays].every(isCount) &&
    confidentialities.every((one) => {
      const { magnetic, flash } = policy.largestFragment[one]
      return isCount(magnetic) && isCount(flash)
    })
  )
}

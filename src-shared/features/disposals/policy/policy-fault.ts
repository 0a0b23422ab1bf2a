import { confidentialities, dispositions, isAtLeast } from '../medium.ts'
import type { SanitizationPolicy } from '../policy.ts'

export const policyFaults = [
  'weakerWhereMoreConfidential',
  'destructionNotDestroyed',
  'fragmentsLargerWhereMoreConfidential',
] as const
/** Why a policy cannot be published. */
export type PolicyFault = (typeof policyFaults)[number]

/** What contradicts itself in a policy; empty where nothing does. */
export function faultsOf(policy: Pick<SanitizationPolicy, 'demands' | 'largestFragment'>): PolicyFault[] {
  const { demands, largestFragment } = policy
  const steps = confidentialities.slice(1).map((higher, index) => ({
    lower: confidentialities[index] ?? higher,
    higher,
  }))
  const isWeaker = steps.some(({ lower, higher }) =>
    dispositions.some((disposition) => !isAtLeast(demands[higher][disposition], demands[lower][disposition])),
  )
  const isSpared = confidentialities.some((one) => demands[one].destruction !== 'destroy')
  const isCoarser = steps.some(
    ({ lower, higher }) =>
      largestFragment[higher].magnetic > largestFragment[lower].magnetic ||
      largestFragment[higher].flash > largestFragment[lower].flash,
  )
  return [
    ...(isWeaker ? (['weakerWhereMoreConfidential'] as const) : []),
    ...(isSpared ? (['destructionNotDestroyed'] as const) : []),
    ...(isCoarser ? (['fragmentsLargerWhereMoreConfidential'] as const) : []),
  ]
}

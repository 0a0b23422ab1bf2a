import { useQuery } from '@tanstack/react-query'
import { defaultPolicy, type SanitizationPolicy } from '../../../../src-shared/features/disposals/policy.ts'
import { useEngine } from '../../../host/engine-context.ts'

/** The policy that is in force; until it is known the one that comes with the program. */
export function usePolicy(): SanitizationPolicy {
  const { calls } = useEngine()
  return useQuery(calls.disposalPolicy.show.queryOptions()).data?.inForce ?? defaultPolicy
}

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { CountedReference } from '../../../src-shared/features/assets/assets-contract.ts'
import { useEngine } from '../../host/engine-context.ts'

/** How many assets refer to each of these, as far as it is known. */
export function useCounts(of: CountedReference, ids: readonly string[]): Readonly<Record<string, number>> {
  const { calls } = useEngine()
  const { data } = useQuery({
    ...calls.assets.counts.queryOptions({ input: { of, ids: [...ids] } }),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  })
  return data?.counts ?? {}
}

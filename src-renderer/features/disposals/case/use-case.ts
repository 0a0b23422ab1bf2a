import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEngine } from '../../../host/engine-context.ts'

/**
 * All that is recorded of a case.
 * @param gaps whether to be told of each asset what stands in its way
 */
export function useCase(caseId: string, gaps = false) {
  const { calls } = useEngine()
  return useQuery({
    ...calls.disposals.show.queryOptions({ input: { caseId, gaps } }),
    placeholderData: (before) => (before?.caseId === caseId ? before : undefined),
  })
}

/**
 * Reads the case again after something was recorded, and ends when it is there: a dialog that closes before would leave
 * the keys of the page to what was true until then.
 */
export function useRefreshedCase(): () => Promise<void> {
  const { calls } = useEngine()
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: calls.disposals.show.key() })
}

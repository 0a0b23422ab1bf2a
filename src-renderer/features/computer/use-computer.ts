import { useQuery } from '@tanstack/react-query'
import { useEngine } from '../../host/engine-context.ts'

/** The computer that the engine runs on, and what its host can do there. */
export function useComputer() {
  const { calls } = useEngine()
  return useQuery(calls.computer.show.queryOptions())
}

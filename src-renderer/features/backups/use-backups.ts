import { useQuery } from '@tanstack/react-query'
import { useEngine } from '../../host/engine-context.ts'

/** The backups of the data folder. A day goes by without anything that happens, so it is asked for now and then. */
export function useBackups() {
  const { calls } = useEngine()
  return useQuery({ ...calls.backups.list.queryOptions(), refetchInterval: 3_600_000 })
}

import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useEngine } from '../../host/engine-context.ts'

/** Where the sync of this data folder stands; told anew whenever something of it changes. */
export function useSyncStatus() {
  const { calls } = useEngine()
  return useQuery(calls.sync.status.queryOptions())
}

/** The present moment, in milliseconds, as often as words like “3 min ago” change. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 20_000)
    return () => window.clearInterval(timer)
  }, [])
  return now
}

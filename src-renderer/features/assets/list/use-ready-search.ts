import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { pageSize } from '../../../components/rows/use-paged-rows.ts'
import { useEngine } from '../../../host/engine-context.ts'

/** Follows a search text once its first page is there, so that the list never blanks while somebody types. */
export function useReadySearch(wanted: string): string {
  const { calls } = useEngine()
  const queries = useQueryClient()
  const [ready, setReady] = useState(wanted)
  useEffect(() => {
    if (wanted === ready) return
    let outdated = false
    const firstPage = calls.assets.list.queryOptions({
      input: { search: wanted, offset: 0, limit: pageSize },
    })
    const show = () => {
      if (!outdated) setReady(wanted)
    }
    void queries.fetchQuery(firstPage).then(show, show)
    return () => {
      outdated = true
    }
  }, [calls, queries, wanted, ready])
  return ready
}

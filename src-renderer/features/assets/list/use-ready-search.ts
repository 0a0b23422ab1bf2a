import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useCalmText } from '../../../components/rows/use-calm-text.ts'
import { pageSize } from '../../../components/rows/use-paged-rows.ts'
import { useEngine } from '../../../host/engine-context.ts'

/** Follows a search text once its first page is there, so that the list never blanks while somebody types. */
export function useReadySearch(wanted: string): { search: string; isSearching: boolean } {
  const { calls } = useEngine()
  const { asked, searching } = useCalmText(wanted)
  const [ready, setReady] = useState(wanted)
  const firstPage = useQuery(
    calls.assets.list.queryOptions({ input: { search: asked, offset: 0, limit: pageSize } }),
  )
  const { isFetching } = firstPage
  const isThere = firstPage.data !== undefined || firstPage.error !== null
  useEffect(() => searching(isFetching), [searching, isFetching])
  useEffect(() => {
    if (isThere) setReady(asked)
  }, [asked, isThere])
  return { search: ready, isSearching: wanted !== ready }
}

import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useCalmText } from '../../../components/rows/use-calm-text.ts'
import { pageSize } from '../../../components/rows/use-paged-rows.ts'
import { useEngine } from '../../../host/engine-context.ts'
import { type ListView, writeView } from './list-address.ts'

/** What a call asks of the engine to show a list. */
export function scopeOf({ search, filter, sort }: ListView) {
  return { search, filter, ...(sort && { sort }) }
}

/** Follows what a list is to show once its first page is there, so that it never blanks while somebody types or chooses. */
export function useReadyView(wanted: ListView): { view: ListView; isWaiting: boolean } {
  const { calls } = useEngine()
  const { asked, searching } = useCalmText(wanted.search)
  const [ready, setReady] = useState(wanted)
  const asking = useMemo(() => ({ ...wanted, search: asked }), [wanted, asked])
  const firstPage = useQuery(
    calls.assets.list.queryOptions({ input: { ...scopeOf(asking), offset: 0, limit: pageSize } }),
  )
  const { isFetching } = firstPage
  const isThere = firstPage.data !== undefined || firstPage.error !== null
  useEffect(() => searching(isFetching), [searching, isFetching])
  useEffect(() => {
    if (isThere) setReady(asking)
  }, [asking, isThere])
  return { view: ready, isWaiting: writeView(wanted) !== writeView(ready) }
}

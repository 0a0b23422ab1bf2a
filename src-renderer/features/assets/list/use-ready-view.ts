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

interface ReadyView {
  view: ListView
  /** whether something else was asked for, whose first page is not there yet */
  isWaiting: boolean
  /** how many assets the view has; undefined before it is known */
  total: number | undefined
  error: Error | null
}

/** Follows what a list is to show once its first page is there, so that it never blanks while somebody types or chooses. */
export function useReadyView(wanted: ListView): ReadyView {
  const { calls } = useEngine()
  const { asked, searching } = useCalmText(wanted.search)
  const [ready, setReady] = useState<Omit<ReadyView, 'isWaiting'>>({
    view: wanted,
    total: undefined,
    error: null,
  })
  const asking = useMemo(() => ({ ...wanted, search: asked }), [wanted, asked])
  const { data, error, isFetching } = useQuery(
    calls.assets.list.queryOptions({ input: { ...scopeOf(asking), offset: 0, limit: pageSize } }),
  )
  useEffect(() => searching(isFetching), [searching, isFetching])
  useEffect(() => {
    if (data || error) setReady({ view: asking, total: data?.total, error })
  }, [asking, data, error])
  return { ...ready, isWaiting: writeView(wanted) !== writeView(ready.view) }
}

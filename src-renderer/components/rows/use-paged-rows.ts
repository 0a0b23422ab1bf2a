import {
  type QueryFunction,
  type QueryKey,
  QueryObserver,
  useQueries,
  useQueryClient,
} from '@tanstack/react-query'
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'

/** Rows of one page, about a screen of them: whoever jumps waits for one or two as a whole, and to go on to another takes a frame. */
export const pageSize = 40
/** Milliseconds that pages out of view are kept: scrolling over all of a long list must not fill the memory. */
const keptFor = 3000
/** Milliseconds between pages that are asked for while the view jumps. */
const jumpPause = 40
/** Milliseconds that a view is looked at before its neighbours are asked for: whoever jumps on does not wait for them. */
const lookedAt = 100

const pageOf = (row: number) => Math.floor(row / pageSize)

/** Numbers of the first and the last page that are shown, and of the one in the middle. */
interface ShownPages {
  first: number
  last: number
  middle: number
}

interface PageQuery<Answer> {
  queryKey: QueryKey
  queryFn: QueryFunction<Answer>
}

/**
 * Rows of a long list, read page by page as they come into view.
 * @param query asks for one page
 * @param rowsOf the rows in its answer
 */
export function usePagedRows<Answer extends { total: number }, Row>(
  query: (page: { offset: number; limit: number }) => PageQuery<Answer>,
  rowsOf: (answer: Answer) => readonly Row[],
) {
  const { shown, onView } = useShownPages()
  const queryOf = (page: number) => {
    const { queryKey, queryFn } = query({ offset: page * pageSize, limit: pageSize })
    return { queryKey, queryFn, gcTime: keptFor }
  }
  const pages = pagesOf(shown)
  const answers = useQueries({ queries: pages.map(queryOf) })
  const total = answers.find((answer) => answer.data)?.data?.total
  const isThere = answers.every(({ isSuccess }) => isSuccess)
  useNeighbours(shown, isThere, total ?? 0, queryOf)

  return {
    total,
    error: answers.find((answer) => answer.error)?.error ?? null,
    rowAt: (index: number): Row | undefined => {
      const answer = answers[pages.indexOf(pageOf(index))]?.data
      return answer && rowsOf(answer)[index % pageSize]
    },
    onView,
  }
}

/** The pages that are shown, first what is looked at; the first of all says how many there are, wherever the view is. */
function pagesOf({ first, last, middle }: ShownPages): number[] {
  const pages = Array.from({ length: last - first + 1 }, (_, n) => first + n)
  return [...new Set([middle, ...pages, 0])]
}

/**
 * Which pages are shown: another choice only once something is drawn that is not among them, and at most so often, so that
 * dragging the scroll bar over a million rows does not ask for all of them.
 */
function useShownPages() {
  const [shown, setShown] = useState<ShownPages>({ first: 0, last: 0, middle: 0 })
  const newest = useRef({ first: 0, last: 0, at: Number.NEGATIVE_INFINITY })
  const timer = useRef<number | undefined>(undefined)
  useEffect(() => () => window.clearTimeout(timer.current), [])

  const onView = useCallback((firstRow: number, lastRow: number) => {
    const [first, last] = [pageOf(firstRow), pageOf(Math.max(firstRow, lastRow))]
    window.clearTimeout(timer.current)
    if (first >= newest.current.first && last <= newest.current.last) return
    const show = () => {
      newest.current = { first, last, at: performance.now() }
      setShown({ first, last, middle: pageOf(Math.floor((firstRow + Math.max(firstRow, lastRow)) / 2)) })
    }
    const wait = newest.current.at + jumpPause - performance.now()
    if (wait <= 0) show()
    else timer.current = window.setTimeout(show, wait)
  }, [])
  return { shown, onView }
}

/**
 * Has the neighbours of the pages that are shown ready, once these are there and are looked at for a moment: at once where
 * one came step by step. Nothing is drawn when they come.
 */
function useNeighbours<Answer>(
  shown: ShownPages,
  isThere: boolean,
  total: number,
  queryOf: (page: number) => PageQuery<Answer> & { gcTime: number },
): void {
  const queryClient = useQueryClient()
  const before = useRef(shown)
  const hold = useEffectEvent(() => {
    before.current = shown
    const neighbours = [shown.last + 1, shown.first - 1].filter(
      (page) => page >= 0 && page * pageSize < total,
    )
    const ends = neighbours.map((page) => new QueryObserver(queryClient, queryOf(page)).subscribe(() => {}))
    return () => {
      for (const end of ends) end()
    }
  })
  useEffect(() => {
    if (!isThere) return
    const { first, last } = before.current
    const isStep = shown.first <= last + 1 && shown.last >= first - 1
    let letGo = () => {}
    const timer = window.setTimeout(
      () => {
        letGo = hold()
      },
      isStep ? 0 : lookedAt,
    )
    return () => {
      window.clearTimeout(timer)
      letGo()
    }
  }, [shown, isThere])
}

import { type QueryFunction, type QueryKey, useQueries } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'

export const pageSize = 100
/** Milliseconds that pages out of view are kept: scrolling over all of a long list must not fill the memory. */
const keptFor = 10_000
/** Milliseconds between pages that are asked for while the view jumps. */
const jumpPause = 40

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
  const [view, setView] = useState({ first: 0, last: 0 })
  const settled = useSettled(view)
  const [known, setKnown] = useState(0)
  const pages = pagesAround(settled, known)
  const answers = useQueries({
    queries: pages.map((page) => {
      const { queryKey, queryFn } = query({ offset: page * pageSize, limit: pageSize })
      return { queryKey, queryFn, gcTime: keptFor }
    }),
  })
  const total = answers.find((answer) => answer.data)?.data?.total
  if (total !== undefined && total !== known) setKnown(total)

  const onView = useCallback(
    (first: number, last: number) => setView({ first, last: Math.max(first, last) }),
    [],
  )
  return {
    total,
    error: answers.find((answer) => answer.error)?.error ?? null,
    rowAt: (index: number): Row | undefined => {
      const answer = answers[pages.indexOf(Math.floor(index / pageSize))]?.data
      return answer && rowsOf(answer)[index % pageSize]
    },
    onView,
  }
}

/** The pages in view with their neighbours, nearest first; the first page says how many there are, wherever the view is. */
function pagesAround({ first, last }: { first: number; last: number }, total: number): number[] {
  const [from, to] = [Math.floor(first / pageSize), Math.floor(last / pageSize)]
  const pages = Array.from({ length: to - from + 1 }, (_, n) => from + n)
  if ((to + 1) * pageSize < total) pages.push(to + 1)
  if (from > 0) pages.push(from - 1)
  if (!pages.includes(0)) pages.push(0)
  return pages
}

/** The view, at most so often: dragging the scroll bar over a million rows does not ask for all of them. */
function useSettled(view: { first: number; last: number }) {
  const [settled, setSettled] = useState(view)
  const askedAt = useRef(Number.NEGATIVE_INFINITY)
  const isNear = Math.abs(view.first - settled.first) < pageSize
  useEffect(() => {
    const wait = isNear ? 0 : Math.max(0, askedAt.current + jumpPause - performance.now())
    const timer = window.setTimeout(() => {
      askedAt.current = performance.now()
      setSettled(view)
    }, wait)
    return () => window.clearTimeout(timer)
  }, [view, isNear])
  return settled
}

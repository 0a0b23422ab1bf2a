import { type QueryFunction, type QueryKey, useQueries } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'

/** Rows of one page: about two screens, since whoever jumps waits for a page as a whole. */
export const pageSize = 50
/** Milliseconds that pages out of view are kept: scrolling over all of a long list must not fill the memory. */
const keptFor = 3000
/** Milliseconds between pages that are asked for while the view jumps. */
const jumpPause = 40
/** Milliseconds that a view is looked at before its neighbours are asked for: whoever jumps on does not wait for them. */
const lookedAt = 100

const pageOf = (row: number) => Math.floor(row / pageSize)

/** Numbers of the first and the last page of which something is in view. */
interface PagesInView {
  first: number
  last: number
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
  const { asked, onView } = usePagesInView()
  const [known, setKnown] = useState(0)
  const [calm, setCalm] = useState<PagesInView | null>(null)
  const pages = pagesAround(asked, known, asked === calm)
  const answers = useQueries({
    queries: pages.map((page) => {
      const { queryKey, queryFn } = query({ offset: page * pageSize, limit: pageSize })
      return { queryKey, queryFn, gcTime: keptFor }
    }),
  })
  const total = answers.find((answer) => answer.data)?.data?.total
  if (total !== undefined && total !== known) setKnown(total)
  const isStep = calm !== null && asked.first <= calm.last + 1 && asked.last >= calm.first - 1
  const isThere = answers.slice(0, asked.last - asked.first + 1).every(({ isSuccess }) => isSuccess)
  useEffect(() => {
    if (!isThere) return
    const timer = window.setTimeout(() => setCalm(asked), isStep ? 0 : lookedAt)
    return () => window.clearTimeout(timer)
  }, [asked, isThere, isStep])

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

/**
 * The pages in view, then their neighbours where these are wanted; the first page says how many there are, wherever the
 * view is.
 */
function pagesAround({ first, last }: PagesInView, total: number, hasNeighbours: boolean): number[] {
  const pages = Array.from({ length: last - first + 1 }, (_, n) => first + n)
  if (hasNeighbours && (last + 1) * pageSize < total) pages.push(last + 1)
  if (hasNeighbours && first > 0) pages.push(first - 1)
  if (!pages.includes(0)) pages.push(0)
  return pages
}

/** The pages in view, at most so often: dragging the scroll bar over a million rows does not ask for all of them. */
function usePagesInView() {
  const [asked, setAsked] = useState<PagesInView>({ first: 0, last: 0 })
  const newest = useRef({ first: 0, last: 0, at: Number.NEGATIVE_INFINITY })
  const timer = useRef<number | undefined>(undefined)
  useEffect(() => () => window.clearTimeout(timer.current), [])

  const onView = useCallback((top: number, bottom: number) => {
    const [first, last] = [pageOf(top), pageOf(Math.max(top, bottom))]
    window.clearTimeout(timer.current)
    if (first === newest.current.first && last === newest.current.last) return
    const ask = () => {
      newest.current = { first, last, at: performance.now() }
      setAsked({ first, last })
    }
    const wait = newest.current.at + jumpPause - performance.now()
    if (wait <= 0) ask()
    else timer.current = window.setTimeout(ask, wait)
  }, [])
  return { asked, onView }
}

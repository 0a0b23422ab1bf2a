import { type QueryFunction, type QueryKey, useQueries } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'

export const pageSize = 100

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
  const pages: number[] = []
  for (let page = Math.floor(settled.first / pageSize); page <= Math.floor(settled.last / pageSize); page++)
    pages.push(page)
  // The first page says how many there are, wherever the view is.
  if (!pages.includes(0)) pages.push(0)
  const answers = useQueries({
    queries: pages.map((page) => {
      const { queryKey, queryFn } = query({ offset: page * pageSize, limit: pageSize })
      return { queryKey, queryFn }
    }),
  })

  const onView = useCallback(
    (first: number, last: number) => setView({ first, last: Math.max(first, last) }),
    [],
  )
  return {
    total: answers.find((answer) => answer.data)?.data?.total,
    error: answers.find((answer) => answer.error)?.error ?? null,
    rowAt: (index: number): Row | undefined => {
      const answer = answers[pages.indexOf(Math.floor(index / pageSize))]?.data
      return answer && rowsOf(answer)[index % pageSize]
    },
    onView,
  }
}

/** The view once it rests: dragging the scroll bar over a million rows does not ask for all of them. */
function useSettled(view: { first: number; last: number }) {
  const [settled, setSettled] = useState(view)
  const near = Math.abs(view.first - settled.first) < pageSize
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(view), near ? 0 : 60)
    return () => window.clearTimeout(timer)
  }, [view, near])
  return settled
}

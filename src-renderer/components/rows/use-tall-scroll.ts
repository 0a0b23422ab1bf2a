import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { TallScroll } from './tall-scroll.ts'

interface View {
  /** rows that are drawn */
  first: number
  last: number
  /** how many they are, but for where there are fewer */
  drawn: number
  /** rows that are seen, if only in part */
  top: number
  bottom: number
  offset: number
}

/** Rows drawn beyond the edges, so that a step shows no gap. */
const spare = 8
/** Until the room is known. */
const before: View = { first: 0, last: 40, drawn: 41, top: 0, bottom: 0, offset: 0 }

/**
 * Which of many rows of one height are to be drawn, and where.
 * @param above height of what sticks to the top of the scroller
 */
export function useTallScroll(
  scroller: RefObject<HTMLElement | null>,
  rows: number,
  rowHeight: number,
  above: number,
) {
  const scroll = useMemo(() => new TallScroll(rows, rowHeight), [rows, rowHeight])
  const [view, setView] = useState<View>(before)

  const measure = useCallback(() => {
    const viewHeight = (scroller.current?.clientHeight ?? 0) - above
    const top = Math.floor(scroll.y / rowHeight)
    const bottom = Math.min(rows - 1, Math.ceil((scroll.y + viewHeight) / rowHeight) - 1)
    const first = Math.max(0, top - spare)
    // As many wherever one is: a row that comes into view takes the place of one that left it.
    const drawn = Math.ceil(viewHeight / rowHeight) + 1 + 2 * spare
    const last = Math.min(rows - 1, first + drawn - 1)
    const { offset } = scroll
    setView((old) =>
      old.top === top && old.bottom === bottom && old.last === last && old.offset === offset
        ? old
        : { first, last, drawn, top, bottom, offset },
    )
  }, [scroller, scroll, rows, rowHeight, above])

  const place = useCallback(
    (scrollTop: number) => {
      const element = scroller.current
      if (element && Math.abs(element.scrollTop - scrollTop) >= 1) element.scrollTop = scrollTop
      measure()
    },
    [scroller, measure],
  )

  useLayoutEffect(() => {
    const element = scroller.current
    if (element) scroll.moveTo(element.scrollTop)
    measure()
  }, [scroller, scroll, measure])

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const onScroll = () => place(scroll.scrolled(element.scrollTop, element.clientHeight - above))
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', onScroll)
    }
  }, [scroller, scroll, place, measure, above])

  /** Brings a row into view, by as little as needed; `centre`: into the middle, if it was out of view. */
  const show = useCallback(
    (row: number, centre = false) => {
      const viewHeight = (scroller.current?.clientHeight ?? 0) - above
      const top = row * rowHeight
      if (top >= scroll.y && top + rowHeight <= scroll.y + viewHeight) return
      const edge = top < scroll.y ? top : top + rowHeight - viewHeight
      place(scroll.moveTo(centre ? top - (viewHeight - rowHeight) / 2 : edge))
    },
    [scroller, scroll, rowHeight, above, place],
  )
  const rowsInView = () =>
    Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - above) / rowHeight))
  return { ...view, height: scroll.height, show, rowsInView }
}

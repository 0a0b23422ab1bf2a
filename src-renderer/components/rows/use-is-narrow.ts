import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/**
 * Whether a scroller is too narrow for its columns: in a small window, or with a large zoom. It is once they overflow,
 * until there is as much room as they then needed.
 * @param columns the columns; others may need less room
 */
export function useIsNarrow(scroller: RefObject<HTMLElement | null>, columns: string): boolean {
  const [isNarrow, setIsNarrow] = useState(false)
  const needed = useRef({ columns, width: 0 })
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    if (needed.current.columns !== columns) {
      needed.current = { columns, width: 0 }
      setIsNarrow(false)
    }
    const measure = () => {
      const { clientWidth, scrollWidth } = element
      if (scrollWidth > clientWidth + 1) needed.current.width = scrollWidth
      setIsNarrow(clientWidth < needed.current.width)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller, columns])
  return isNarrow
}

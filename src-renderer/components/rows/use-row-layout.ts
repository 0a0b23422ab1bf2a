import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/** How the cells of a row stand: in `columns`; without room for those one after the other, in a `wide` or a `slim` row. */
export type RowLayout = 'columns' | 'wide' | 'slim'

/** Pixels below which a row without columns is slim. */
const slimBelow = 480

/**
 * Watches whether a scroller is too narrow for its columns: in a small window, or with a large zoom. It is once they
 * overflow, until there is as much room as they then needed.
 * @param columns the columns; others may need less room
 */
export function useRowLayout(scroller: RefObject<HTMLElement | null>, columns: string): RowLayout {
  const [layout, setLayout] = useState<RowLayout>('columns')
  const needed = useRef({ columns, width: 0 })
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    if (needed.current.columns !== columns) {
      needed.current = { columns, width: 0 }
      setLayout('columns')
    }
    const measure = () => {
      const { clientWidth, scrollWidth } = element
      if (scrollWidth > clientWidth + 1) needed.current.width = scrollWidth
      if (clientWidth >= needed.current.width) setLayout('columns')
      else setLayout(clientWidth < slimBelow ? 'slim' : 'wide')
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller, columns])
  return layout
}

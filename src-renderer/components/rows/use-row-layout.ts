import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/** How the cells of a row stand: in `columns`; without room for those one after the other, in a `wide` or a `slim` row. */
export type RowLayout = 'columns' | 'wide' | 'slim'

/** Pixels below which a row without columns is slim. */
const slimBelow = 480
/** Pixels below which a list that is moved sideways has no columns either: one would see two of them at a time. */
const sidewaysBelow = 720

/**
 * Watches whether a scroller is too narrow for its columns: in a small window, or with a large zoom. It is once they
 * overflow, until there is as much room as they then needed.
 * @param columns the columns; others may need less room
 * @param sideways whether columns that overflow are moved into view sideways instead
 */
export function useRowLayout(
  scroller: RefObject<HTMLElement | null>,
  columns: string,
  sideways: boolean,
): RowLayout {
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
      if (sideways) needed.current.width = sidewaysBelow
      else if (scrollWidth > clientWidth + 1) needed.current.width = scrollWidth
      if (clientWidth >= needed.current.width) setLayout('columns')
      else setLayout(clientWidth < slimBelow ? 'slim' : 'wide')
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller, columns, sideways])
  return layout
}

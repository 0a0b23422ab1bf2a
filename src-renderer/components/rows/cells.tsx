import type { ComponentProps } from 'react'

/** A cell of a VirtualGrid. The grid as a whole has the keyboard, not its cells. */
export function Cell(props: ComponentProps<'span'>) {
  // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: a grid of divs has no td, and the keyboard is the grid's
  return <span role="gridcell" {...props} />
}

/** The head of a column of a VirtualGrid. */
export function ColumnHead(props: ComponentProps<'span'>) {
  // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: a grid of divs has no th, and nothing can be done with it
  return <span role="columnheader" {...props} />
}

export function Row(props: ComponentProps<'div'>) {
  // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: rows are placed by hand, which a tr does not allow
  return <div role="row" {...props} />
}

export function RowGroup(props: ComponentProps<'div'>) {
  // biome-ignore lint/a11y/useSemanticElements: rows are placed by the list, which a table cannot do
  return <div role="rowgroup" {...props} />
}

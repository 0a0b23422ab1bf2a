/** Something that is drawn whole on one page. Lengths are in points. */
export interface Block {
  height: number
  /** white above; left out at the top of a page */
  spaceBefore?: number
  /** never the last on a page: a heading, a table's header */
  keepWithNext?: boolean
  /** is drawn once more above this block when the block comes first on a page: the header of its table */
  repeats?: Repeated
  readonly draw: (top: number) => void
}

export interface Repeated {
  height: number
  readonly drawAgain: (top: number) => void
}

/** What a page holds: each thing with its distance from the top of the page's text area. */
export interface Placed {
  top: number
  readonly draw: (top: number) => void
}

/**
 * Divides blocks between pages without drawing them, so that the number of pages is known before the first is drawn.
 * @param heightOf the height of the text area of the page with that index
 * @returns at least one page. A block that is higher than a page has a page of its own and runs over its end.
 */
export function paginate(blocks: readonly Block[], heightOf: (page: number) => number): Placed[][] {
  let page: Placed[] = []
  const pages = [page]
  let used = 0
  let startsGroup = true
  for (const [index, block] of blocks.entries()) {
    let space = page.length > 0 ? (block.spaceBefore ?? 0) : 0
    const isFull = used + space + groupHeight(blocks, index) > heightOf(pages.length - 1)
    if (page.length > 0 && startsGroup && isFull) {
      page = block.repeats ? [{ top: 0, draw: block.repeats.drawAgain }] : []
      pages.push(page)
      used = block.repeats?.height ?? 0
      space = 0
    }
    page.push({ top: used + space, draw: block.draw })
    used += space + block.height
    startsGroup = !block.keepWithNext
  }
  return pages
}

/** The height of a block and of what must follow it on the same page. */
function groupHeight(blocks: readonly Block[], first: number): number {
  let height = 0
  for (let index = first; index < blocks.length; index++) {
    const block = blocks[index]
    if (!block) break
    height += (index === first ? 0 : (block.spaceBefore ?? 0)) + block.height
    if (!block.keepWithNext) break
  }
  return height
}

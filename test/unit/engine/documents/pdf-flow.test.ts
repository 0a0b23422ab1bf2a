import { describe, expect, it } from 'vitest'
import { type Block, paginate } from '../../../../src-main/engine/documents/pdf-flow.ts'

/** The names of what stands on each page. */
function pagesOf(
  blocks: [name: string, height: number, options?: Partial<Block>][],
  height = 100,
): string[][] {
  let drawn: string[] = []
  const placed = paginate(
    blocks.map(([name, blockHeight, options]) => ({
      height: blockHeight,
      draw: (top: number) => drawn.push(`${name}@${top}`),
      ...options,
    })),
    () => height,
  )
  return placed.map((page) => {
    drawn = []
    for (const { top, draw } of page) draw(top)
    return drawn
  })
}

describe('dividing blocks between pages', () => {
  it('has a page even for nothing', () => {
    expect(pagesOf([])).toEqual([[]])
  })

  it('starts a page when the next block does not fit, without the white above it', () => {
    const space = { spaceBefore: 10 }
    expect(pagesOf([['a', 40], ['b', 50, space], ['c', 40, space]])).toEqual([['a@0', 'b@50'], ['c@0']]) // biome-ignore format: one list
  })

  it('leaves no heading alone at the end of a page', () => {
    const heading = { keepWithNext: true }
    expect(
      pagesOf([
        ['a', 60],
        ['heading', 20, heading],
        ['header', 10, heading],
        ['row', 20],
      ]),
    ).toEqual([['a@0'], ['heading@0', 'header@20', 'row@30']])
  })

  it('repeats the header of a table above the row that starts a page', () => {
    const repeats = { height: 10, drawAgain: () => undefined }
    expect(
      pagesOf([
        ['row 1', 60, { repeats }],
        ['row 2', 60, { repeats }],
      ]),
    ).toEqual([['row 1@0'], ['row 2@10']])
  })

  it('gives a block that is higher than a page a page of its own', () => {
    expect(
      pagesOf([
        ['a', 10],
        ['giant', 300],
        ['b', 10],
      ]),
    ).toEqual([['a@0'], ['giant@0'], ['b@0']])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellsFrom } from '../../../src-shared/features/labels/sheet-cells.ts'

describe('the cells of sheets', () => {
  it('begin where the sheet is still whole, and go on with the next sheet', () => {
    expect([...cellsFrom(3, 4, 2, [3])]).toEqual([
      { page: 0, cell: 2 },
      { page: 1, cell: 1 },
      { page: 1, cell: 2 },
      { page: 1, cell: 3 },
    ])
  })

  it('go on with the next sheet where every cell of the first is used or damaged', () => {
    expect([...cellsFrom(2, 1, 1, [1, 2])]).toEqual([{ page: 1, cell: 1 }])
  })

  it('are as many as the labels, each used once, none that is used or damaged, none left free between', () => {
    const sheet = fc.integer({ min: 1, max: 30 }).chain((cells) =>
      fc.record({
        cells: fc.constant(cells),
        count: fc.integer({ min: 0, max: 100 }),
        start: fc.integer({ min: 1, max: cells }),
        skipped: fc.uniqueArray(fc.integer({ min: 1, max: cells })),
      }),
    )
    fc.assert(
      fc.property(sheet, ({ cells, count, start, skipped }) => {
        const used = [...cellsFrom(cells, count, start, skipped)].map(({ page, cell }) => page * cells + cell)
        const free = (place: number) => place > cells || (place >= start && !skipped.includes(place))
        const expected = Array.from({ length: cells * 2 + count }, (_, index) => index + 1).filter(free)
        expect(used).toEqual(expected.slice(0, count))
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shareWidth } from '../../../../src-main/engine/documents/column-widths.ts'

describe('sharing the width of a table', () => {
  it('gives every column what it asks for, and the rest in proportion', () => {
    expect(
      shareWidth(
        [
          { least: 10, ideal: 20 },
          { least: 10, ideal: 20 },
        ],
        100,
      ),
    ).toEqual([50, 50])
  })

  it('takes the room for a wide column from those that can break lines', () => {
    const note = { least: 10, ideal: 900 }
    const widths = shareWidth([{ least: 15, ideal: 15 }, note, note, note], 105)
    expect(widths.map(Math.round)).toEqual([15, 30, 30, 30])
  })

  it('does not let long words squeeze the columns of short ones', () => {
    const long = { least: 300, ideal: 300 }
    const short = { least: 10, ideal: 10 }
    expect(shareWidth([long, short, long, long, long, long, long], 100)[1]).toBe(10)
  })

  it('always shares out all of it', () => {
    const need = fc.tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 900 }))
    fc.assert(
      fc.property(fc.array(need, { minLength: 1, maxLength: 9 }), (pairs) => {
        const widths = shareWidth(
          pairs.map(([least, more]) => ({ least, ideal: least + more })),
          500,
        )
        expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(500)
        for (const width of widths) expect(width).toBeGreaterThan(0)
      }),
    )
  })
})

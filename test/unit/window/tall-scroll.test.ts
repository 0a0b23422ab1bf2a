import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TallScroll } from '../../../src-renderer/components/rows/tall-scroll.ts'

const rows = 1_000_000
const rowHeight = 36
const view = 600

/** A scroller as a browser has one: it cannot be put beyond its ends. */
class Scroller {
  readonly scroll = new TallScroll(rows, rowHeight)
  top = 0

  put(top: number): void {
    this.top = Math.max(0, Math.min(top, this.scroll.height - view))
    this.top = this.scroll.scrolled(this.top, view)
  }

  get firstRow(): number {
    return Math.floor(this.scroll.y / rowHeight)
  }
}

describe('scrolling over a million rows', () => {
  it('needs no element that is higher than browsers draw', () => {
    expect(new TallScroll(rows, rowHeight).height).toBeLessThanOrEqual(33_554_428)
  })

  it('reaches the first and the last row by the scroll bar', () => {
    const scroller = new Scroller()
    scroller.put(Number.MAX_SAFE_INTEGER)
    expect(scroller.scroll.y + view).toBeGreaterThanOrEqual(rows * rowHeight)
    scroller.put(0)
    expect(scroller.scroll.y).toBe(0)
  })

  it('lands on any row, and there a step of some pixels is a step of as many', () => {
    fc.assert(
      fc.property(fc.nat(rows - 1), fc.array(fc.integer({ min: -200, max: 200 })), (row, steps) => {
        const scroller = new Scroller()
        const wanted = Math.min(row * rowHeight, rows * rowHeight - view)
        scroller.top = scroller.scroll.moveTo(wanted)
        expect(Math.abs(scroller.scroll.y - wanted)).toBeLessThanOrEqual(1)
        expect(scroller.top).toBeGreaterThanOrEqual(0)
        expect(scroller.top).toBeLessThanOrEqual(scroller.scroll.height - view + 1)
        let expected = scroller.scroll.y
        for (const step of steps) {
          expected = Math.max(0, Math.min(rows * rowHeight - view, expected + step))
          scroller.put(scroller.top + step)
          expect(Math.abs(scroller.scroll.y - expected)).toBeLessThanOrEqual(1)
          expected = scroller.scroll.y
        }
      }),
    )
  })

  it('moves on and never back while the scroll bar is dragged down', () => {
    const scroller = new Scroller()
    let before = -1
    for (let top = 0; top <= scroller.scroll.height; top += 4321) {
      scroller.put(top)
      expect(scroller.firstRow).toBeGreaterThanOrEqual(before)
      before = scroller.firstRow
    }
  })
})

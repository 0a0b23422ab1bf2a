import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asItShouldBe, correctionOf } from '../../../src-shared/features/labels/designs/ruler.ts'
import { keptWithin, snappedMove } from '../../../src-shared/features/labels/designs/snap.ts'
import { type LabelStock, pageOf, stockFaults } from '../../../src-shared/features/labels/stock.ts'

const mm = (most: number) => fc.integer({ min: 0, max: most * 10 }).map((tenths) => tenths / 10)
const anyStock: fc.Arbitrary<LabelStock> = fc.record({
  brand: fc.constant('Own'),
  part: fc.constant('S'),
  also: fc.constant([]),
  paper: fc.constantFrom('A4' as const, 'Letter' as const),
  columns: fc.integer({ min: 1, max: 6 }),
  rows: fc.integer({ min: 1, max: 12 }),
  width: mm(110),
  height: mm(80),
  left: mm(20),
  top: mm(20),
  pitchX: mm(110),
  pitchY: mm(80),
  cut: fc.constant(false),
})
/** As `stockFaults` has it: makers round. */
const rounding = 0.05 + 1e-9

describe('a stock of one’s own', () => {
  it('has its labels on the paper and apart from each other, wherever no fault is found; a fault is found wherever not', () => {
    let good = 0
    fc.assert(
      fc.property(anyStock, (stock) => {
        const [paperWidth, paperHeight] = pageOf(stock)
        const cells = Array.from({ length: stock.columns * stock.rows }, (_, index) => ({
          x: stock.left + stock.pitchX * (index % stock.columns),
          y: stock.top + stock.pitchY * Math.floor(index / stock.columns),
        }))
        const areOnPaper = cells.every(
          ({ x, y }) =>
            x + stock.width <= paperWidth + rounding && y + stock.height <= paperHeight + rounding,
        )
        const areApart = cells.every((one, at) =>
          cells
            .slice(at + 1)
            .every(
              (other) =>
                Math.abs(one.x - other.x) >= stock.width - rounding ||
                Math.abs(one.y - other.y) >= stock.height - rounding,
            ),
        )
        const isSound = areOnPaper && areApart && stock.width > 0 && stock.height > 0
        if (isSound) good++
        expect(stockFaults(stock).length === 0).toBe(isSound)
      }),
      { numRuns: 3000 },
    )
    expect(good).toBeGreaterThan(20)
  })
})

describe('a ruler page', () => {
  it('has a printer of any drift print what is where it should be', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -400, max: 400 }),
        fc.integer({ min: 9400, max: 10_600 }),
        fc.integer({ min: 0, max: 280 }),
        (offset, scale, wanted) => {
          // a printer puts what should be at x to offset + scale · x
          const printed = (x: number) => offset / 100 + (scale / 10_000) * x
          const measured = {
            left: printed(asItShouldBe.left),
            top: printed(asItShouldBe.top),
            across: printed(asItShouldBe.left + asItShouldBe.across) - printed(asItShouldBe.left),
            down: printed(asItShouldBe.top + asItShouldBe.down) - printed(asItShouldBe.top),
          }
          const { offsetX, offsetY, scaleX, scaleY } = correctionOf(measured)
          expect(Math.abs(printed(wanted * scaleX + offsetX) - wanted)).toBeLessThan(0.03)
          expect(Math.abs(printed(wanted * scaleY + offsetY) - wanted)).toBeLessThan(0.03)
        },
      ),
    )
  })
})

describe('an element that is moved', () => {
  const label = { width: 64, height: 38.1 }
  const frame = (x: number, y: number) => ({ x, y, width: 10, height: 5 })

  it('is caught by an edge or a middle that is near, else goes in whole millimetres', () => {
    expect(snappedMove(frame(0.6, 20.3), [], label)).toMatchObject({ frame: { x: 0, y: 20 }, upright: 0 })
    expect(snappedMove(frame(26.8, 3.4), [], label)).toMatchObject({ frame: { x: 27, y: 3 }, upright: 32 })
    expect(snappedMove(frame(20.6, 3.4), [{ x: 5, y: 30, width: 16, height: 5 }], label)).toMatchObject({
      frame: { x: 21 },
      upright: 21,
    })
  })

  it('stays on the label, in tenths of a millimetre', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -99, max: 99, noNaN: true }),
        fc.double({ min: -99, max: 99, noNaN: true }),
        (x, y) => {
          const kept = keptWithin(frame(x, y), label)
          expect(kept.x).toBeGreaterThanOrEqual(0)
          expect(kept.x + kept.width).toBeLessThanOrEqual(label.width + 1e-9)
          expect(kept.y).toBeGreaterThanOrEqual(0)
          expect(kept.y + kept.height).toBeLessThanOrEqual(label.height + 1e-9)
        },
      ),
    )
  })
})

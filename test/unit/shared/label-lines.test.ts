import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeLines, smallestText } from '../../../src-shared/features/labels/place-lines.ts'

/** Each sign as wide as half its size. */
const measure = (text: string, size: number) => Array.from(text).length * size * 0.5
const line = (text: string) => ({ text, weight: 'regular', largest: 12 }) as const

describe('text on a label', () => {
  it('is as large as it may be where it fits', () => {
    expect(placeLines([line('LT-1')], { width: 100, height: 50 }, 'left', measure)).toMatchObject([
      { text: 'LT-1', size: 12, x: 0 },
    ])
  })

  it('shrinks until it fits', () => {
    const [placed] = placeLines([line('A'.repeat(20))], { width: 80, height: 50 }, 'left', measure)
    expect(placed).toMatchObject({ text: 'A'.repeat(20), size: 8 })
  })

  it('ends with an ellipsis at its smallest size', () => {
    const [placed] = placeLines([line('A'.repeat(200))], { width: 50, height: 50 }, 'left', measure)
    expect(placed).toMatchObject({ text: `${'A'.repeat(19)}…`, size: smallestText })
  })

  it('never parts what the eye takes for one sign', () => {
    const family = '👨‍👩‍👧'
    const [placed] = placeLines([line(family.repeat(9))], { width: 17, height: 50 }, 'left', measure)
    expect(placed?.text).toBe(`${family}…`)
  })

  it('leaves out the least important lines where there is no room', () => {
    const lines = ['tag', 'model', 'organisation'].map(line)
    const placed = placeLines(lines, { width: 100, height: 13 }, 'left', measure)
    expect(placed.map(({ text }) => text)).toEqual(['tag', 'model'])
  })

  it('keeps within its box, whatever the text and the box', () => {
    const box = fc.record({
      width: fc.double({ min: 15, max: 300, noNaN: true }),
      height: fc.double({ min: 7, max: 100, noNaN: true }),
    })
    const texts = fc.array(fc.string({ maxLength: 60 }), { maxLength: 4 })
    fc.assert(
      fc.property(texts, box, fc.constantFrom('left', 'centre'), (given, { width, height }, align) => {
        const lines = given.map(line)
        for (const placed of placeLines(lines, { width, height }, align, measure)) {
          expect(placed.size).toBeGreaterThanOrEqual(smallestText)
          expect(placed.x).toBeGreaterThanOrEqual(-0.01)
          expect(placed.x + measure(placed.text, placed.size)).toBeLessThanOrEqual(width + 0.01)
          expect(placed.baseline - 0.95 * placed.size).toBeGreaterThanOrEqual(-0.01)
          expect(placed.baseline + 0.3 * placed.size).toBeLessThanOrEqual(height + 0.01)
        }
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AmountSum } from '../../../src-shared/features/assets/amount-sum.ts'
import { isAmount } from '../../../src-shared/features/assets/asset-values.ts'
import {
  chartOf,
  expectedParts,
  noParts,
  type PartsOfPlace,
  sumOfParts,
  valuesOf,
} from '../../../src-shared/features/audits/accuracy.ts'

const place = (path: string, found: number, missing = 0): PartsOfPlace => ({
  place: path,
  parts: { ...noParts(), found, missing },
})

describe('a sum of amounts', () => {
  it('is exact, in whole ten-thousandths, and an amount itself', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 10 ** 9 }), { maxLength: 40 })
    fc.assert(
      fc.property(amounts, (tenThousandths) => {
        const sum = new AmountSum()
        for (const one of tenThousandths)
          sum.add(`${Math.floor(one / 10_000)}.${String(one % 10_000).padStart(4, '0')}`)
        const whole = tenThousandths.reduce((total, one) => total + one, 0)
        expect(isAmount(sum.toString())).toBe(true)
        expect(Math.round(Number(sum.toString()) * 10_000)).toBe(whole)
      }),
    )
  })

  it('does not round what a float would', () => {
    const sum = new AmountSum()
    for (const amount of ['0.10', '0.20', '999999999999999.0001']) sum.add(amount)
    expect(sum.toString()).toBe('999999999999999.3001')
  })
})

describe('the value of what was expected', () => {
  it('is told for each currency, never across, the currency of most assets first', () => {
    const values = valuesOf([
      { part: 'found', cost: '10', currency: 'JPY' },
      { part: 'found', cost: '10.50', currency: 'EUR' },
      { part: 'missing', cost: '5', currency: 'EUR' },
      { part: 'missing', cost: null, currency: 'EUR' },
      { part: 'away', cost: '7', currency: null },
    ])
    expect(values.withoutCost).toBe(1)
    expect(values.currencies.map(({ currency, assets, expected }) => [currency, assets, expected])).toEqual([
      ['EUR', 2, '15.50'],
      [null, 1, '7'],
      ['JPY', 1, '10'],
    ])
    expect(values.currencies[0]?.parts).toMatchObject({ found: '10.50', missing: '5', away: '0' })
  })
})

describe('the chart of locations', () => {
  it('shows them as deep as they are few enough', () => {
    const places = [place('HQ / 1 / a', 1), place('HQ / 1 / b', 2, 1), place('HQ / 2', 3), place('Depot', 4)]
    expect(chartOf(places, 4, 'others').map((row) => row.place)).toEqual([
      'HQ / 1 / a',
      'HQ / 1 / b',
      'HQ / 2',
      'Depot',
    ])
    expect(chartOf(places, 3, 'others')).toEqual([
      place('HQ / 1', 3, 1),
      place('HQ / 2', 3),
      place('Depot', 4),
    ])
    expect(chartOf(places, 2, 'others')).toEqual([place('HQ', 6, 1), place('Depot', 4)])
  })

  it('shows those first of which most is open where even the outermost are too many', () => {
    const places = [place('A', 5), place('B', 1, 3), place('C', 1, 9), place('D', 2)]
    expect(chartOf(places, 3, 'others')).toEqual([place('C', 1, 9), place('B', 1, 3), place('others', 7)])
  })

  it('leaves nothing out that is expected', () => {
    const paths = fc.array(
      fc.constantFrom('A', 'B', 'A / 1', 'A / 2', 'A / 2 / x', 'C / y // z', 'D', 'E / 1'),
    )
    fc.assert(
      fc.property(paths, fc.integer({ min: 2, max: 9 }), (named, most) => {
        const places = [...new Set(named)].map((path, n) => place(path, n, n % 3))
        const rows = chartOf(places, most, 'others')
        expect(rows.length).toBeLessThanOrEqual(most)
        for (const part of expectedParts) {
          const total = (all: readonly PartsOfPlace[]) => all.reduce((sum, { parts }) => sum + parts[part], 0)
          expect(total(rows)).toBe(total(places))
        }
        expect(rows.every(({ parts }) => sumOfParts(parts) > 0)).toBe(true)
      }),
    )
  })
})

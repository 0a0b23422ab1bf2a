import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editableAssetFields } from '../../../src-shared/features/assets/assets-entity.ts'
import { parsePurchaseCost } from '../../../src-shared/features/assets/purchase-cost.ts'

describe('a purchase cost', () => {
  it.each([
    ['2266.13', '2266.13'],
    ['2266,13', '2266.13'],
    ['1266', '1266'],
    ['0', '0'],
    ['0.125', '0.125'],
    ['$1,234.50', '1234.50'],
    ['1.234,50 €', '1234.50'],
    ['EUR 1.234,50', '1234.50'],
    ['1,234.50 USD', '1234.50'],
    ['1 234,50', '1234.50'],
    ['1\u00a0234,50\u00a0zł'.replace('zł', 'PLN'), '1234.50'],
    ['CHF 1’234.50', '1234.50'],
    ['1,234,567', '1234567'],
    ['1.234.567', '1234567'],
    ['1,234,567.8', '1234567.80'],
    ['1234.500', '1234.50'],
    ['007.50', '7.50'],
  ])('%j is %j', (text, cost) => {
    expect(parsePurchaseCost(text)).toBe(cost)
  })

  it.each(['1,234', '1.234', 'free', '', '12,34,5', '-5', '(5.00)', '1.2.3', '1,2.3,4', '1e3', '.', '5.'])(
    '%j has no single reading',
    (text) => {
      expect(parsePurchaseCost(text)).toBeNull()
    },
  )

  it('that was grouped either way reads as it was meant', () => {
    const amount = fc.tuple(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 0, max: 99 }))
    fc.assert(
      fc.property(amount, ([whole, cents]) => {
        const decimals = String(cents).padStart(2, '0')
        const grouped = (sign: string) => String(whole).replace(/\B(?=(\d{3})+$)/g, sign)
        const readings = [
          `${grouped(',')}.${decimals}`,
          `${grouped('.')},${decimals}`,
          `${whole}.${decimals}`,
        ]
        for (const text of readings)
          expect(Number(parsePurchaseCost(text))).toBe(Number(`${whole}.${decimals}`))
      }),
    )
  })

  it('that could be read is one that a form takes, or none at all', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[$€ ]?[\d.,' ]{1,14}$/), (text) => {
        const cost = parsePurchaseCost(text)
        if (cost !== null) expect(cost).toMatch(/^\d+(\.\d{2,})?$/)
        if (cost !== null && /^\d{1,15}(\.\d{1,4})?$/.test(cost))
          expect(editableAssetFields.parse({ purchaseCost: cost }).purchaseCost).toBe(cost)
      }),
    )
  })
})

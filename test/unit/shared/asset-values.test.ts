import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isAmount,
  isCurrency,
  isWarranty,
  monthsAfter,
} from '../../../src-shared/features/assets/asset-values.ts'
import { assetFieldNames, editableAssetFields } from '../../../src-shared/features/assets/assets-entity.ts'
import { assetsText } from '../../../src-shared/features/assets/assets-text.ts'
import { currencyOf } from '../../../src-shared/features/assets/purchase-cost.ts'
import { calendarDate, isCalendarDate } from '../../../src-shared/values/calendar-date.ts'

describe('the fields of an asset', () => {
  it('each have words, and a schema that leaves them out', () => {
    for (const field of assetFieldNames) expect(assetsText.fields[field].length, field).toBeGreaterThan(2)
    expect(editableAssetFields.parse({})).toEqual({})
  })

  it('are emptied by null and by blanks, except what an asset cannot be without', () => {
    expect(editableAssetFields.parse({ company: '  ', mac: '', notes: null })).toEqual({
      company: null,
      mac: null,
      notes: null,
    })
    for (const field of ['assetTag', 'status'])
      for (const value of [null, ' '])
        expect(editableAssetFields.safeParse({ [field]: value }).success).toBe(false)
  })
})

describe('a value of an asset', () => {
  it.each([
    ['0', true],
    ['1234.5678', true],
    ['1234.56789', false],
    ['1,5', false],
    ['-1', false],
    ['1234567890123456', false],
  ])('%s is an amount: %s', (text, is) => expect(isAmount(text)).toBe(is))

  it.each([
    ['EUR', true],
    ['JPY', true],
    ['eur', false],
    ['EURO', false],
    ['XYZ', false],
  ])('%s is a currency: %s', (code, is) => expect(isCurrency(code)).toBe(is))

  it('is a warranty from none to a hundred years, in whole months', () => {
    expect([0, 36, 1200].every(isWarranty)).toBe(true)
    expect([-1, 0.5, 1201, Number.NaN].some(isWarranty)).toBe(false)
  })

  it.each([
    ['1234.50 EUR', 'EUR'],
    ['USD1,234.50', 'USD'],
    ['$12', null],
    ['12 ABC', null],
    ['12', null],
  ])('%s names the currency %s', (text, currency) => expect(currencyOf(text)).toBe(currency))
})

describe('a day so many months later', () => {
  it.each([
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-11-30', 3, '2024-02-29'],
    ['2024-03-04', 36, '2027-03-04'],
    ['2024-03-04', 0, '2024-03-04'],
  ])('of %s and %i months is %s', (from, months, day) => expect(monthsAfter(from, months)).toBe(day))

  it('is always a day of the calendar, and never before the one it is counted from', () => {
    const day = fc.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 1200 }), (date, months) => {
        const from = date.toISOString().slice(0, 10)
        const later = monthsAfter(from, months)
        expect(isCalendarDate(later) && later >= from).toBe(true)
      }),
    )
  })
})

describe('a calendar date', () => {
  it.each([
    [2024, 2, 29, '2024-02-29'],
    [2023, 2, 29, null],
    [2023, 13, 1, null],
    [2023, 4, 31, null],
    [1900, 2, 29, null],
    [2000, 2, 29, '2000-02-29'],
  ])('of %i, %i, %i is %s', (year, month, day, date) => expect(calendarDate(year, month, day)).toBe(date))
})

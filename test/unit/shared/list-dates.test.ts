import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DateOrderEvidence, parseListDate } from '../../../src-shared/features/imports/list-dates.ts'

const date = fc
  .date({ min: new Date('1969-01-01'), max: new Date('2068-12-31'), noInvalidDate: true })
  .map((moment) => moment.toISOString().slice(0, 10))

const partsOf = (iso: string) => iso.split('-').map(Number) as [number, number, number]
const asMonthFirst = (iso: string) => (([year, month, day]) => `${month}/${day}/${year}`)(partsOf(iso))
const asDayFirst = (iso: string) => (([year, month, day]) => `${day}/${month}/${year}`)(partsOf(iso))

function conclusion(texts: readonly string[]) {
  const evidence = new DateOrderEvidence()
  for (const text of texts) evidence.add(text)
  return evidence.conclude()
}

describe('a date of a list', () => {
  it.each([
    ['2023-01-31', 'iso', '2023-01-31'],
    ['2023/1/5', 'iso', '2023-01-05'],
    ['2023-01-31 08:15:00', 'mdy', '2023-01-31'],
    ['2023-01-31T08:15:00Z', 'iso', '2023-01-31'],
    ['1/23/23', 'mdy', '2023-01-23'],
    ['1/5/2023', 'mdy', '2023-01-05'],
    ['1/5/2023', 'dmy', '2023-05-01'],
    ['31.1.2023', 'dmy', '2023-01-31'],
    ['31.12.99', 'dmy', '1999-12-31'],
    ['1/1/69', 'mdy', '1969-01-01'],
    ['1/1/68', 'mdy', '2068-01-01'],
    ['Tue Jan 31, 2023', 'iso', '2023-01-31'],
    ['January 31 2023', 'iso', '2023-01-31'],
    ['31 Jan 2023', 'iso', '2023-01-31'],
    ['2024-02-29', 'iso', '2024-02-29'],
  ] as const)('%j in order %s is %s', (text, order, iso) => {
    expect(parseListDate(text, order)).toBe(iso)
  })

  it.each([
    ['2023-02-29', 'iso'],
    ['2023-13-01', 'iso'],
    ['13/13/2023', 'mdy'],
    ['23/1/2023', 'mdy'],
    ['1/23/2023', 'dmy'],
    ['1/5/2023', 'iso'],
    ['31 Foo 2023', 'iso'],
    ['1/5-2023', 'mdy'],
    ['soon', 'mdy'],
    ['', 'mdy'],
  ] as const)('%j in order %s is none', (text, order) => {
    expect(parseListDate(text, order)).toBeNull()
  })

  it('reads back whatever was written in a known order', () => {
    fc.assert(
      fc.property(date, (iso) => {
        expect(parseListDate(iso, 'iso')).toBe(iso)
        expect(parseListDate(asMonthFirst(iso), 'mdy')).toBe(iso)
        expect(parseListDate(asDayFirst(iso), 'dmy')).toBe(iso)
      }),
    )
  })
})

describe('the order of day and month in a file', () => {
  it('is not shaken by something that is a date in neither order', () => {
    expect(conclusion(['13/45/23', '1/23/23'])).toEqual({ order: 'mdy' })
    expect(conclusion(['13/45/23'])).toEqual({ order: 'iso' })
  })

  it('shows in any one date whose day is above 12, wherever it stands', () => {
    fc.assert(
      fc.property(fc.array(date, { minLength: 1, maxLength: 20 }), (dates) => {
        const shows = dates.some((iso) => partsOf(iso)[2] > 12)
        const monthFirst = conclusion(dates.map(asMonthFirst))
        const dayFirst = conclusion(dates.map(asDayFirst))
        if (shows) expect([monthFirst, dayFirst]).toEqual([{ order: 'mdy' }, { order: 'dmy' }])
        else expect(monthFirst).toEqual({ example: asMonthFirst(dates[0] ?? '') })
      }),
    )
  })

  it('shows in points between the numbers', () => {
    expect(conclusion(['1.2.2023'])).toEqual({ order: 'dmy' })
  })

  it('is not needed where no date leaves it open', () => {
    expect(conclusion(['2023-01-05', '', 'Jan 5, 2023'])).toEqual({ order: 'iso' })
  })

  it('is not guessed where the dates leave it open or contradict one another', () => {
    expect(conclusion(['', '1/2/2023', '3/4/2023'])).toEqual({ example: '1/2/2023' })
    expect(conclusion(['1/23/2023', '23/1/2023'])).toEqual({ example: '1/23/2023' })
  })
})

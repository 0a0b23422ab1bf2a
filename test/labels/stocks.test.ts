import { describe, expect, it } from 'vitest'
import { stockCatalogue, stockNamed } from '../../src-main/engine/features/labels/designs/stock-catalogue.ts'
import { type LabelStock, stockFaults, stockName } from '../../src-shared/features/labels/stock.ts'
import { findStocks } from '../../src-shared/features/labels/stock-search.ts'
import { failureOf } from './support/failure-of.ts'

describe('the stock catalogue', () => {
  it('has at least 150 stocks of every maker, each under one name', () => {
    expect(stockCatalogue.length).toBeGreaterThanOrEqual(150)
    const brands = ['Avery', 'Herma', 'Zweckform', 'Dymo', 'Brother', 'Zebra', 'Generic']
    expect([...new Set(stockCatalogue.map(({ brand }) => brand))].sort()).toEqual(brands.sort())
    const names = stockCatalogue.map(stockName)
    expect(new Set(names).size).toBe(names.length)
  })

  it('adds up: margins, distances and labels of each are within its paper', () => {
    const faulty = stockCatalogue.flatMap((stock) =>
      stockFaults(stock).map((fault) => `${stockName(stock)}: ${fault}`),
    )
    expect(faulty).toEqual([])
  })

  it('says of each impossible stock what is wrong', () => {
    const good = stockNamed('L7651')
    const faultsOf = (changed: Partial<LabelStock>) => stockFaults({ ...good, ...changed })
    expect(faultsOf({})).toEqual([])
    expect(faultsOf({ columns: 0 })).toEqual(['empty'])
    expect(faultsOf({ height: 0 })).toEqual(['empty'])
    expect(faultsOf({ rows: 1.5 })).toEqual(['empty'])
    expect(faultsOf({ pitchX: 38 })).toEqual(['overlapping'])
    expect(faultsOf({ left: -1 })).toEqual(['wider than its paper'])
    expect(faultsOf({ left: 9.6 })).toEqual(['wider than its paper'])
    expect(faultsOf({ rows: 14 })).toEqual(['higher than its paper'])
  })

  it.each([
    // makers’ own figures
    ['5160', 3, 10, 66.67, 25.4, 4.78, 12.74, 69.85, 25.4],
    ['5520', 3, 10, 66.67, 25.4, 4.78, 12.74, 69.85, 25.4],
    ['5163', 2, 5, 101.6, 50.8, 4.13, 12.7, 106.36, 50.8],
    ['5267', 4, 20, 44.45, 12.7, 7.62, 12.74, 52.07, 12.7],
    ['6570', 4, 8, 44.45, 31.75, 12.7, 12.7, 49.23, 31.75],
    ['L7651', 5, 13, 38.1, 21.2, 4.7, 10.9, 40.6, 21.2],
    ['L4730', 10, 27, 17.8, 10, 6, 13, 20.3, 10],
    ['L7160', 3, 7, 63.99, 38.1, 7.48, 15.49, 66.04, 38.1],
    ['Avery 3474', 3, 8, 70, 37, 0, 0, 70, 37],
  ])('has %s as its maker cuts it', (part, columns, rows, width, height, left, top, pitchX, pitchY) => {
    expect(stockNamed(part)).toMatchObject({ columns, rows, width, height, left, top, pitchX, pitchY })
  })

  it('is searched by the beginning of a part number, by maker, and by size either way round', () => {
    const found = (text: string) => findStocks(stockCatalogue, text).map(stockName)
    expect(found('l76')).toContain('Avery L7651')
    expect(found('5520')).toContain('Avery 5160')
    expect(found('brother dk')).toContain('Brother DK-1201')
    expect(found('DK-1201')).toEqual(['Brother DK-1201'])
    expect(found('38.1x21.2')).toContain('Avery L7651')
    expect(found('21,2 × 38,1 mm')).toContain('Avery L7651')
    expect(found('1x1')).toEqual([])
    expect(found('')).toHaveLength(stockCatalogue.length)
  })

  it('says what to do where a number is nobody’s, or that of several makers', () => {
    expect(failureOf(() => stockNamed('nothing-7'))).toMatchObject({ code: 'STOCK_UNKNOWN' })
    expect(failureOf(() => stockNamed('3474'))).toMatchObject({
      code: 'STOCK_UNCLEAR',
      data: { candidates: ['Avery 3474', 'Zweckform 3474'] },
    })
  })
})

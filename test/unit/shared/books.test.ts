import { describe, expect, it } from 'vitest'
import { bookColumns, bookKey, bookLine, reconcileBooks } from '../../../src-shared/features/audits/books.ts'

const asset = (
  assetTag: string,
  fixedAssetNumber: string | null,
  cost: string | null = null,
  currency: string | null = null,
) => ({
  assetTag,
  fixedAssetNumber,
  cost,
  currency,
  part: 'found' as const,
})
const line = (n: number, number: string, cost: string | null = null, currency: string | null = null) => ({
  line: n,
  number,
  description: null,
  cost,
  currency,
})

describe('the columns of a ledger', () => {
  it('are known by their usual names, in whichever order and spelling', () => {
    expect(bookColumns(['Description', 'Fixed-Asset No.', 'Crcy', 'Acquisition value'])).toEqual({
      number: 1,
      description: 0,
      cost: 3,
      currency: 2,
    })
    expect(bookColumns(['Bezeichnung', 'Anlagen-Nr.', 'Währung', 'AHK'])).toMatchObject({
      number: 1,
      cost: 3,
    })
    expect(bookColumns(['Tag', 'Serial']).number).toBeUndefined()
  })

  it('hold costs as people write them, and the currency beside or within', () => {
    const columns = { number: 0, cost: 1, currency: 2 }
    expect(bookLine([' 7 ', '1.234,50', 'EUR'], columns, 2)).toMatchObject({
      number: '7',
      cost: '1234.50',
      currency: 'EUR',
    })
    expect(bookLine(['7', '12.00 JPY'], columns, 3)).toMatchObject({ cost: '12', currency: 'JPY', line: 3 })
    expect(bookLine(['7', '1,234', 'Euro'], columns, 4)).toMatchObject({ cost: null, currency: null })
    expect(bookLine(['', 'Total'], columns, 5)).toBeNull()
  })
})

describe('books held against an audit', () => {
  it('are matched by number, without case and leading zeros', () => {
    expect(bookKey(' 00FA-7 ')).toBe(bookKey('fa-7'))
    expect(bookKey('000')).toBe('0')
    const { matched, notInRegister, notInBooks, outsideAudit, twice } = reconcileBooks(
      [line(2, '0001', '100', 'EUR'), line(3, '2', '5'), line(4, '3'), line(5, '9'), line(6, '2')],
      [asset('A', '1', '100.00', 'EUR'), asset('B', '2', '6', 'EUR'), asset('C', '4'), asset('D', null)],
      (key) => key === '9',
    )
    expect(matched.map(({ assetTag, differs }) => [assetTag, differs])).toEqual([
      ['A', false],
      ['B', true],
      ['B', false],
    ])
    expect(notInRegister.map(({ number }) => number)).toEqual(['3'])
    expect(notInBooks.map(({ assetTag, number }) => [assetTag, number])).toEqual([
      ['C', '4'],
      ['D', null],
    ])
    expect([outsideAudit, twice]).toEqual([1, ['2']])
  })

  it('differ where the currency does', () => {
    const [one] = reconcileBooks(
      [line(2, '1', '5', 'USD')],
      [asset('A', '1', '5', 'EUR')],
      () => false,
    ).matched
    expect(one?.differs).toBe(true)
  })
})

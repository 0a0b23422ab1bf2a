import { describe, expect, it } from 'vitest'
import { roomFor } from '../../../src-main/engine/features/assets/list-index/column-set.ts'
import {
  emptyBits,
  FrequentTerms,
  firstNumbers,
  setBit,
} from '../../../src-main/engine/features/assets/list-index/frequent-terms.ts'

const last = 100
const room = roomFor(last)
const bitsOf = (...rows: number[]) => {
  const bits = emptyBits(room)
  for (const row of rows) setBit(bits, row, true)
  return bits
}
const holders = (terms: FrequentTerms, term: string) => {
  const bits = terms.bitsOf(term)
  return bits && firstNumbers(bits, room)
}

describe('a bit for each asset', () => {
  it('has the numbers in order, up to so many, also at the borders of a word of memory', () => {
    const rows = [1, 30, 31, 32, 33, 63, 64, 99]
    expect(firstNumbers(bitsOf(...rows), room)).toEqual(rows)
    expect(firstNumbers(bitsOf(...rows), 3)).toEqual(rows.slice(0, 3))
  })

  it('is taken away alone', () => {
    const bits = bitsOf(30, 31, 32)
    setBit(bits, 31, false)
    expect(firstNumbers(bits, room)).toEqual([30, 32])
  })
})

describe('frequent terms', () => {
  const made = () =>
    new FrequentTerms(
      [
        { terms: ['"gd"*', '"gda"*', '"gdansk"'], bits: bitsOf(1, 31) },
        { terms: ['"mill"'], bits: bitsOf(2) },
      ],
      last,
    )

  it('follow an asset whose text is another', () => {
    const terms = made()
    terms.put(2, 'Gdańsk, Tower')
    terms.put(31, 'Mill')
    expect(holders(terms, '"mill"')).toEqual([31])
    for (const term of ['"gd"*', '"gda"*', '"gdansk"']) expect(holders(terms, term)).toEqual([1, 2])
  })

  it('part where an asset holds but some of those that the same assets held', () => {
    const terms = made()
    terms.put(64, 'Gdynia')
    expect(holders(terms, '"gd"*')).toEqual([1, 31, 64])
    expect(holders(terms, '"gda"*')).toEqual([1, 31])
    terms.put(64, 'Gdańsk')
    expect(holders(terms, '"gd"*')).toEqual([1, 31, 64])
    expect(holders(terms, '"gdansk"')).toEqual([1, 31, 64])
  })

  it('keep what they have when an asset comes for which there was no room', () => {
    const terms = made()
    terms.put(1199, 'Gdańsk')
    expect(firstNumbers(terms.bitsOf('"gda"*') ?? emptyBits(0), 1200)).toEqual([1, 31, 1199])
  })

  it('do not know what few assets hold', () => {
    expect(made().bitsOf('"tower"')).toBeUndefined()
  })
})

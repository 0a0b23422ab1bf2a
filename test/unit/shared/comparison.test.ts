import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ExpectedPart, expectedParts, sumOfParts } from '../../../src-shared/features/audits/accuracy.ts'
import { compared } from '../../../src-shared/features/audits/comparison.ts'

const line = (assetId: string, part: ExpectedPart) => ({ assetId, part })

describe('two audits held against each other', () => {
  it('say what was missing and is found, is newly missing, and stayed missing', () => {
    const before = [line('a', 'missing'), line('b', 'missing'), line('c', 'found'), line('d', 'found')]
    const now = [line('a', 'found'), line('b', 'missing'), line('c', 'missing'), line('e', 'missing')]
    const { foundAgain, newlyMissing, stillMissing, added, gone } = compared(before, now)
    expect(foundAgain.map(({ assetId }) => assetId)).toEqual(['a'])
    expect(newlyMissing.map(({ assetId }) => assetId)).toEqual(['c', 'e'])
    expect(stillMissing.map(({ assetId }) => assetId)).toEqual(['b'])
    expect([added, gone]).toEqual([1, 1])
  })

  it('count every asset of both once, and what is missing now as newly or still missing', () => {
    const lines = fc.uniqueArray(
      fc.record({ assetId: fc.constantFrom(...'abcdefgh'), part: fc.constantFrom(...expectedParts) }),
      {
        selector: ({ assetId }) => assetId,
      },
    )
    fc.assert(
      fc.property(lines, lines, (before, now) => {
        const comparison = compared(before, now)
        expect(sumOfParts(comparison.before)).toBe(before.length)
        expect(sumOfParts(comparison.now)).toBe(now.length)
        expect(comparison.newlyMissing.length + comparison.stillMissing.length).toBe(comparison.now.missing)
        expect(now.length - comparison.added).toBe(before.length - comparison.gone)
      }),
    )
  })
})

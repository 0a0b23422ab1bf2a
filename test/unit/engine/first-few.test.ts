import fc from 'fast-check'
import { expect, it } from 'vitest'
import { firstFew } from '../../../src-main/engine/features/assets/list-index/first-few.ts'

it('takes what sorting all of them would have put first', () => {
  const byValue = (one: { value: number }, other: { value: number }) => one.value - other.value
  const items = fc.array(fc.record({ value: fc.nat(20), at: fc.nat() }))
  fc.assert(
    fc.property(items, fc.integer({ min: 1, max: 8 }), (all, count) => {
      expect(firstFew(all, count, byValue)).toEqual(all.toSorted(byValue).slice(0, count))
    }),
  )
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Condition } from '../../../src-main/engine/features/assets/list-index/condition.ts'
import { Mask } from '../../../src-main/engine/features/assets/list-index/mask.ts'
import { SpareRows } from '../../../src-main/engine/features/assets/list-index/spare-rows.ts'

const bits = fc
  .array(fc.constantFrom(0, 1), { minLength: 1, maxLength: 3000 })
  .map((ones) => Uint8Array.from(ones))
const fewer: Condition = {
  isMetBy: (row) => row % 3 !== 0,
  narrow: (mask) => {
    for (let row = 0; row < mask.length; row += 3) mask[row] = 0
  },
}
const sumOf = (rows: Uint8Array) => rows.reduce((sum, one) => sum + one, 0)

it('counts the rows that it shows', () => {
  fc.assert(
    fc.property(bits, (exists) => {
      const mask = new Mask(exists, [fewer], null)
      expect(mask.count).toBe(sumOf(exists.map((one, row) => (row % 3 === 0 ? 0 : one))))
      expect(mask.count).toBe(sumOf(mask.rows))
    }),
  )
  const many = new Uint8Array(200_003).fill(1)
  expect(new Mask(many, [], null).count).toBe(many.length)
})

it('is nothing of what stood in a spare array', async () => {
  const exists = Uint8Array.from([0, 1, 1, 1, 1])
  const spare = new SpareRows()
  const old = new Mask(exists, [], null, spare).rows
  spare.giveBack(old)
  await new Promise((resolve) => setImmediate(resolve))
  const found = new Mask(exists, [], [3], spare)
  expect(found.rows).toBe(old)
  expect([...found.rows]).toEqual([0, 0, 0, 1, 0])
})

it('leaves an array to whoever still looks into it', () => {
  const exists = Uint8Array.from([0, 1, 1])
  const spare = new SpareRows()
  const { rows } = new Mask(exists, [], null, spare)
  spare.giveBack(rows)
  expect(new Mask(exists, [], [2], spare).rows).not.toBe(rows)
  expect([...rows]).toEqual([0, 1, 1])
})

import { describe, expect, it } from 'vitest'
import { blocksWanted, isLow, leaseSize } from '../../../src-shared/features/labels/tag-lease.ts'

const scheme = (width: number) => ({ prefix: 'A-', width, checkCharacter: 'none' }) as const

describe('a lease of tags', () => {
  it('takes a hundredth of all numbers at most, and as many as were wanted at once', () => {
    expect([1, 3, 4, 6].map((width) => leaseSize(scheme(width), 0))).toEqual([1, 10, 100, 500])
    expect(leaseSize(scheme(6), 2000)).toBe(2000)
    expect(leaseSize(scheme(4), 2000)).toBe(100)
  })

  it('is asked for until two blocks wait untouched', () => {
    expect(blocksWanted([])).toBe(2)
    expect(
      blocksWanted([
        { size: 10, left: 9 },
        { size: 10, left: 10 },
      ]),
    ).toBe(1)
    expect(
      blocksWanted([
        { size: 10, left: 10 },
        { size: 10, left: 10 },
      ]),
    ).toBe(0)
  })

  it('is low once a fifth of two blocks is left', () => {
    expect([0, 40, 41].map((left) => isLow(left, 100))).toEqual([true, true, false])
  })
})

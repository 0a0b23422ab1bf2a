import { describe, expect, it } from 'vitest'
import { isNearName } from '../../../src-shared/features/people/near-name.ts'
import { pinFault, triesLeft, waitAfter } from '../../../src-shared/features/pins/pin-rules.ts'

describe('a PIN', () => {
  it.each([
    ['4711', null],
    ['135724680000', null],
    ['123', 'digits'],
    ['1234567890123', 'digits'],
    ['12a4', 'digits'],
    ['', 'digits'],
    ['1111', 'simple'],
    ['3456', 'simple'],
    ['9876', 'simple'],
    ['1357', null],
  ] as const)('of %s has this fault: %s', (pin, fault) => expect(pinFault(pin)).toBe(fault))

  it('costs ever longer waits when it is wrong, up to an hour', () => {
    expect([0, 1, 2, 3, 4, 5, 10, 99].map(waitAfter)).toEqual([0, 0, 0, 30, 60, 120, 3600, 3600])
    expect([0, 1, 2, 3, 9].map(triesLeft)).toEqual([3, 2, 1, 0, 0])
  })
})

describe('a name', () => {
  it.each([
    ['grace hoper', 'grace hopper', true],
    ['grace hopepr', 'grace hopper', true],
    ['gracie hopper', 'grace hopper', true],
    ['grave hopper', 'grace hopper', true],
    ['grace hopper', 'grace hopper', false],
    ['grave hoper', 'grace hopper', false],
    ['ann', 'anna', false],
    ['ann lee', 'anna lee', false],
    ['tester 1', 'tester 2', false],
    ['tester1', 'tester2', false],
    ['auditor a', 'auditor b', false],
    ['grace', 'grace hopper', false],
    ['ada tester', 'ada tester ii', false],
  ] as const)('“%s” is a typo of “%s”: %s', (one, other, isNear) => {
    expect([isNearName(one, other), isNearName(other, one)]).toEqual([isNear, isNear])
  })
})

import { describe, expect, it } from 'vitest'
import {
  captureMethods,
  mayProve,
  proofOf,
  ruledMethods,
  usualCaptures,
} from '../../../src-shared/features/audits/capture.ts'
import { dueDay, isOverdue, monthsAfter } from '../../../src-shared/features/audits/policy.ts'

describe('months after a day', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-11-29', 12, '2027-11-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
  ] as const)('%s and %d are %s', (day, months, after) => expect(monthsAfter(day, months)).toBe(after))
})

describe('what is audited under a rule', () => {
  const rule = { months: 6, ruleDay: '2026-03-01' }
  it('is due so long after its last audit, and overdue the day after', () => {
    const audited = { ...rule, lastDay: '2026-01-15' }
    expect(dueDay(audited)).toBe('2026-07-15')
    expect(['2026-07-15', '2026-07-16'].map((today) => isOverdue(audited, today))).toEqual([false, true])
  })

  it('is due at once where it was never audited', () => {
    const never = { ...rule, lastDay: null }
    expect(dueDay(never)).toBe('2026-03-01')
    expect(['2026-02-28', '2026-03-01'].map((today) => isOverdue(never, today))).toEqual([false, true])
  })
})

describe('a capture', () => {
  it('by radio never proves a room, whatever a policy says; a choice proves what was asked for', () => {
    expect(ruledMethods.filter((method) => !mayProve(method, 'place'))).toEqual(['rfid'])
    expect(ruledMethods.every((method) => mayProve(method, 'existence') && mayProve(method, 'nothing'))).toBe(
      true,
    )
    const strict = { ...usualCaptures, typed: 'nothing' } as const
    expect(captureMethods.map((method) => proofOf(strict, method))).toEqual([
      'place',
      'nothing',
      'place',
      'place',
      'place',
      'existence',
      'place',
      'place',
    ])
  })
})

import { describe, expect, it } from 'vitest'
import {
  type CustomValueRule,
  customValueOf,
  isPattern,
} from '../../../src-shared/features/custom-fields/custom-value.ts'

const rule = (type: CustomValueRule['type'], more: Partial<CustomValueRule> = {}): CustomValueRule => ({
  type,
  pattern: null,
  choices: null,
  ...more,
})

describe('a value of a field of one’s own', () => {
  it.each<[CustomValueRule, string, string | null, number | null]>([
    [rule('text'), ' red ', 'red', null],
    [rule('text'), 'x'.repeat(2001), null, null],
    [rule('text', { pattern: '[A-Z]\\d+' }), 'R12', 'R12', null],
    [rule('text', { pattern: 'a|b' }), 'ab', null, null],
    [rule('number'), '-12.50', '-12.50', -12.5],
    [rule('number'), '1e3', null, null],
    [rule('number'), '1,5', null, null],
    [rule('number', { minimum: '2', maximum: '10' }), '10', '10', 10],
    [rule('number', { minimum: '2', maximum: '10' }), '10.5', null, null],
    [rule('date', { minimum: '2024-01-01' }), '2023-12-31', null, null],
    [rule('date'), '2024-02-29', '2024-02-29', null],
    [rule('date'), '2023-02-29', null, null],
    [rule('yes-no'), 'TRUE', 'yes', null],
    [rule('yes-no'), '0', 'no', null],
    [rule('yes-no'), 'perhaps', null, null],
    [rule('choice', { choices: ['Red', 'Blue'] }), 'bLUE', 'Blue', null],
    [rule('choice', { choices: ['Red'] }), 'Green', null, null],
  ])('%j of %j is %j', (of, text, kept, number) => {
    expect(customValueOf(of, text)).toEqual(kept === null ? null : { text: kept, number })
  })

  it('has a pattern only where that is a regular expression', () => {
    expect([isPattern('\\d{4}'), isPattern('('), isPattern('[z-a]')]).toEqual([true, false, false])
  })
})

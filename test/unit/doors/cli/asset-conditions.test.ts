import { describe, expect, it } from 'vitest'
import { rangeOf } from '../../../../src-main/doors/cli/asset-conditions.ts'

describe('a range', () => {
  it.each([
    ['100..499.99', { from: '100', to: '499.99' }],
    ['9..10', { from: '9', to: '10' }],
    ['2024-01-31..2024-02-01', { from: '2024-01-31', to: '2024-02-01' }],
    ['..5', { to: '5' }],
    ['5..', { from: '5' }],
    ['5', { from: '5', to: '5' }],
    ['b..a', { from: 'b', to: 'a' }],
  ])('%s is read', (text, range) => {
    expect(rangeOf(text)).toEqual(range)
  })

  it.each(['5..1', '10..9', '2024-02-01..2024-01-31'])('%s is refused: it ends before it begins', (text) => {
    expect(() => rangeOf(text)).toThrow(
      expect.objectContaining({ code: 'USAGE', message: expect.stringContaining(`“${text}”`) }),
    )
  })
})

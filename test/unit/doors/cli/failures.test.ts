import { describe, expect, it } from 'vitest'
import { exitCodeOf, toldAs } from '../../../../src-main/doors/cli/failures.ts'
import { bugFailure } from '../../../../src-shared/contract/bug.ts'

describe('a bug of the engine', () => {
  it('is told by the reference under which it stands in the log', () => {
    const bug = bugFailure('E-2F7K9QRT')
    expect(toldAs(bug)).toEqual({
      code: 'INTERNAL_SERVER_ERROR',
      message: expect.stringContaining('Reference: E-2F7K9QRT'),
      data: { reference: 'E-2F7K9QRT' },
    })
    expect(exitCodeOf(bug, undefined)).toBe(70)
  })
})

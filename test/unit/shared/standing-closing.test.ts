import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { standingClosing } from '../../../src-shared/features/audits/standing-closing.ts'
import { decideChange } from '../../../src-shared/sync/decide-change.ts'

const moments = ['2026-11-29T18:00:00.000Z', '2026-11-30T18:00:00.000Z', '2026-12-01T18:00:00.000Z']
const closings = fc.uniqueArray(
  fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), at: fc.constantFrom(...moments) }),
  { minLength: 1, selector: ({ id }) => id },
)

describe('which closing of an audit stands', () => {
  it('is the same in whatever order they arrive', () => {
    const arrivals = closings.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(list, { minLength: list.length }),
        fc.constantFrom('a', 'b', 'c', 'd', null),
      ),
    )
    fc.assert(
      fc.property(arrivals, ([list, shuffled, firstId]) => {
        const stands = standingClosing(list, firstId)
        expect(standingClosing(shuffled, firstId)).toBe(stands)
        expect(list.map(({ id }) => id)).toContain(stands)
      }),
    )
  })

  it('is the one that the server took first, however late it says it was signed', () => {
    const [early, late] = [
      { id: 'a', at: moments[0] ?? '' },
      { id: 'b', at: moments[2] ?? '' },
    ]
    expect(standingClosing([early, late], 'b')).toBe('b')
    expect(standingClosing([early, late], null)).toBe('a')
    // It has been named, and has not come yet.
    expect(standingClosing([early], 'b')).toBe('a')
    expect(standingClosing([], 'b')).toBeNull()
  })

  it('is decided by the server once: who comes second changes nothing, and is no conflict', () => {
    const first = decideChange('auditClosed', {}, { closingId: { from: null, to: 'a' } })
    const second = decideChange('auditClosed', first.values, { closingId: { from: null, to: 'b' } })
    expect(second).toEqual({ values: { closingId: 'a' }, conflicts: [] })
  })

  it('leaves no conflict about when its assets are audited next', () => {
    const fields = { nextAuditDate: { from: '2026-11-30', to: '2027-12-01' } }
    expect(decideChange('asset', { nextAuditDate: '2027-11-30' }, fields)).toEqual({
      values: { nextAuditDate: '2027-12-01' },
      conflicts: [],
    })
  })
})

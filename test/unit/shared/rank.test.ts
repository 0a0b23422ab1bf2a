import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderOf, type Ranked, rankAfter } from '../../../src-shared/sync/rank.ts'

const day = 86_400_000
const moment = fc
  .integer({ min: -3 * day, max: 3 * day })
  .map((ahead) => new Date(Date.parse('2026-11-30T10:00:00.000Z') + ahead).toISOString())

/** Somebody says something on one of three laptops, whose clocks are days apart, or two of them tell each other all. */
const deed = fc.oneof(
  fc.record({ say: fc.integer({ min: 0, max: 2 }), at: moment }),
  fc.record({ tell: fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 })) }),
)

const last = (known: readonly Ranked[]) =>
  known.reduce((one, other) => (orderOf(other) > orderOf(one) ? other : one)).id
const highest = (known: readonly Ranked[]) =>
  known
    .map(({ rank, at }) => rank ?? at)
    .sort()
    .at(-1) ?? null

describe('which of several facts counts', () => {
  it('is the one that was said last where it was said, and everywhere the same in the end', () => {
    fc.assert(
      fc.property(fc.array(deed, { minLength: 1, maxLength: 30 }), (deeds) => {
        const laptops: Ranked[][] = [[], [], []]
        let count = 0
        for (const one of deeds) {
          if ('say' in one) {
            const known = laptops[one.say] ?? []
            const id = String(count++).padStart(3, '0')
            known.push({ id, at: one.at, rank: rankAfter(one.at, highest(known)) })
            expect(last(known)).toBe(id)
          } else {
            const [from, to] = one.tell.map((number) => laptops[number] ?? []) as [Ranked[], Ranked[]]
            for (const fact of from) if (!to.some(({ id }) => id === fact.id)) to.push(fact)
          }
        }
        const all = [...new Map(laptops.flat().map((fact) => [fact.id, fact])).values()]
        if (all.length === 0) return
        expect(last(all.toReversed())).toBe(last(all))
      }),
      { numRuns: 500 },
    )
  })

  it('is the later one of two who did not know of each other, and by id where both spoke at once', () => {
    const [early, late] = ['2026-11-30T10:00:00.000Z', '2026-11-30T10:00:00.001Z']
    expect(rankAfter(late, early)).toBeNull()
    expect(rankAfter(early, late)).toBe('2026-11-30T10:00:00.002Z')
    expect(orderOf({ id: 'a', at: late, rank: null }) > orderOf({ id: 'b', at: early, rank: null })).toBe(
      true,
    )
    expect(orderOf({ id: 'b', at: early, rank: null }) > orderOf({ id: 'a', at: early, rank: null })).toBe(
      true,
    )
  })
})

import { describe, expect, it } from 'vitest'
import { auditsText } from '../../../src-shared/features/audits/audits-text.ts'
import {
  type Match,
  type Placement,
  type Standing,
  standingOf,
  type VerdictKind,
  verdictKinds,
  verdictOf,
} from '../../../src-shared/features/audits/verdict.ts'

/** Every case there is: what is heard at the first beep of an asset, and at a later one. */
const table: Record<Standing, Record<Placement, [first: VerdictKind, again: VerdictKind]>> = {
  expected: {
    atExpectedPlace: ['found', 'duplicate'],
    elsewhere: ['misplaced', 'duplicate'],
    unplaced: ['found', 'duplicate'],
  },
  unexpected: {
    atExpectedPlace: ['unexpected', 'duplicate'],
    elsewhere: ['unexpected', 'duplicate'],
    unplaced: ['unexpected', 'duplicate'],
  },
  shouldBeGone: {
    atExpectedPlace: ['shouldBeGone', 'duplicate'],
    elsewhere: ['shouldBeGone', 'duplicate'],
    unplaced: ['shouldBeGone', 'duplicate'],
  },
  unknown: {
    atExpectedPlace: ['unknown', 'unknown'],
    elsewhere: ['unknown', 'unknown'],
    unplaced: ['unknown', 'unknown'],
  },
  ambiguous: {
    atExpectedPlace: ['ambiguous', 'ambiguous'],
    elsewhere: ['ambiguous', 'ambiguous'],
    unplaced: ['ambiguous', 'ambiguous'],
  },
}
const cases = Object.entries(table).flatMap(([standing, placements]) =>
  Object.entries(placements).map(([placement, verdicts]) => ({
    standing: standing as Standing,
    placement: placement as Placement,
    verdicts,
  })),
)

describe('the verdict at the beep', () => {
  it.each(cases)(
    'for what is $standing, seen $placement, is $verdicts',
    ({ standing, placement, verdicts }) => {
      expect([verdictOf(standing, placement, false), verdictOf(standing, placement, true)]).toEqual(verdicts)
    },
  )

  it('covers every kind, and each has a word of its own', () => {
    expect([...new Set(cases.flatMap(({ verdicts }) => verdicts))].toSorted()).toEqual(
      verdictKinds.toSorted(),
    )
    const words = verdictKinds.map((kind) => auditsText.verdictWords[kind])
    expect(new Set(words).size).toBe(verdictKinds.length)
  })
})

describe('the standing of a code', () => {
  const match = (part: Partial<Match>): Match => ({
    assetId: 'a',
    inService: true,
    expectedPlaceId: undefined,
    ...part,
  })

  it.each<[Standing, Match[]]>([
    ['unknown', []],
    ['ambiguous', [match({ expectedPlaceId: 'p' }), match({ assetId: 'b' })]],
    ['expected', [match({ expectedPlaceId: 'p' })]],
    // archived since the audit started: it still is on the list
    ['expected', [match({ expectedPlaceId: 'p', inService: false })]],
    ['unexpected', [match({})]],
    ['shouldBeGone', [match({ inService: false })]],
  ])('is %s for %j', (standing, matches) => {
    expect(standingOf(matches)).toBe(standing)
  })
})

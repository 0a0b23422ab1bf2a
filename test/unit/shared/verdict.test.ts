import { describe, expect, it } from 'vitest'
import { auditsText } from '../../../src-shared/features/audits/audits-text.ts'
import {
  earlierScan,
  type Match,
  type Placement,
  type Standing,
  standingOf,
  type VerdictKind,
  verdictKinds,
  verdictOf,
} from '../../../src-shared/features/audits/verdict.ts'

/** Every case there is: what is heard at the first beep of an asset, at a later one in the same place, and in another. */
const table: Record<
  Standing,
  Record<Placement, [first: VerdictKind, again: VerdictKind, elsewhere: VerdictKind]>
> = {
  expected: {
    atExpectedPlace: ['found', 'duplicate', 'seenTwice'],
    elsewhere: ['misplaced', 'duplicate', 'seenTwice'],
    unplaced: ['found', 'duplicate', 'seenTwice'],
  },
  unexpected: {
    atExpectedPlace: ['unexpected', 'duplicate', 'seenTwice'],
    elsewhere: ['unexpected', 'duplicate', 'seenTwice'],
    unplaced: ['unexpected', 'duplicate', 'seenTwice'],
  },
  shouldBeGone: {
    atExpectedPlace: ['shouldBeGone', 'duplicate', 'seenTwice'],
    elsewhere: ['shouldBeGone', 'duplicate', 'seenTwice'],
    unplaced: ['shouldBeGone', 'duplicate', 'seenTwice'],
  },
  unknown: {
    atExpectedPlace: ['unknown', 'unknown', 'unknown'],
    elsewhere: ['unknown', 'unknown', 'unknown'],
    unplaced: ['unknown', 'unknown', 'unknown'],
  },
  ambiguous: {
    atExpectedPlace: ['ambiguous', 'ambiguous', 'ambiguous'],
    elsewhere: ['ambiguous', 'ambiguous', 'ambiguous'],
    unplaced: ['ambiguous', 'ambiguous', 'ambiguous'],
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
      const earlier = ['none', 'samePlace', 'otherPlace'] as const
      expect(earlier.map((one) => verdictOf(standing, placement, one))).toEqual(verdicts)
    },
  )

  it('covers every kind, and each has a word of its own', () => {
    const said = new Set(cases.flatMap(({ verdicts }) => verdicts))
    expect([...said, 'recorded'].toSorted()).toEqual(verdictKinds.toSorted())
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
    ['expected', [match({ expectedPlaceId: null })]],
    // archived since the audit started: it still is on the list
    ['expected', [match({ expectedPlaceId: 'p', inService: false })]],
    ['unexpected', [match({})]],
    ['shouldBeGone', [match({ inService: false })]],
  ])('is %s for %j', (standing, matches) => {
    expect(standingOf(matches)).toBe(standing)
  })
})

describe('the scan that another one of the same asset is held against', () => {
  const scans = [{ placeId: 'lab' }, { placeId: 'hall' }, { placeId: null }]
  const [lab, hall, unplaced] = scans

  it.each([
    [[], 'lab', 'none', undefined],
    [[], null, 'none', undefined],
    [[lab, hall], 'hall', 'samePlace', hall],
    [[lab, hall], 'store', 'otherPlace', lab],
    [[lab, hall], null, 'samePlace', lab],
    [[lab, unplaced], 'hall', 'samePlace', unplaced],
  ] as const)('of %j in %s', (seen, placeId, earlier, scan) => {
    expect(
      earlierScan(
        seen.flatMap((one) => one ?? []),
        placeId,
      ),
    ).toEqual({ earlier, scan })
  })
})

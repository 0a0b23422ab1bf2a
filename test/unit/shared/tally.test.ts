import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markedStates } from '../../../src-shared/features/audits/coverage.ts'
import type { CountedScan } from '../../../src-shared/features/audits/outcome.ts'
import { AuditTally, noPlace } from '../../../src-shared/features/audits/tally.ts'
import type { Placement } from '../../../src-shared/features/audits/verdict.ts'
import { type AuditFact, NaiveAudit } from './naive-audit.ts'

const places = ['hall', 'lab', noPlace]
/** Nine assets on the list, three in each place and nowhere in particular; two of them away, two others lost. */
const expected = new Map(Array.from({ length: 9 }, (_, n) => [`asset-${n}`, places[n % 3] as string]))
const away = new Set(['asset-1', 'asset-2'])
const lost = new Set(['stranger-2', 'lost-1'])
const seenIn = fc.constantFrom('hall', 'lab', 'store', null)
const placements: Placement[] = ['atExpectedPlace', 'elsewhere', 'unplaced']

const onTheList = fc.record({
  assetId: fc.constantFrom(...expected.keys()),
  placement: fc.constantFrom(...placements),
  placeId: seenIn,
})
const scanOfExpected = onTheList.map(({ assetId, placement, placeId }) => ({
  assetId,
  placeId,
  codeKey: assetId,
  standing: 'expected' as const,
  placement,
  expectedPlaceId: expected.get(assetId) || null,
}))
const scanOfOther = fc
  .tuple(
    fc.constantFrom('stranger-1', 'stranger-2'),
    fc.constantFrom('unexpected' as const, 'shouldBeGone' as const),
    seenIn,
  )
  .map(([assetId, standing, placeId]) => ({
    assetId,
    placeId,
    codeKey: assetId,
    standing,
    placement: 'unplaced' as const,
    expectedPlaceId: null,
  }))
const scanOfCode = fc
  .tuple(fc.constantFrom('code-1', 'code-2'), fc.constantFrom('unknown' as const, 'ambiguous' as const))
  .map(([codeKey, standing]) => ({
    assetId: null,
    placeId: null,
    codeKey,
    standing,
    placement: 'unplaced' as const,
    expectedPlaceId: null,
  }))
const scans = fc
  .array(fc.oneof({ weight: 4, arbitrary: scanOfExpected }, scanOfOther, scanOfCode), { maxLength: 40 })
  .map((list) => list.map((scan, n): CountedScan => ({ ...scan, scanId: `scan-${n}` })))

/** Facts in any order: scans, the same scans again, voids of any of them (before or after), place marks. */
const facts = scans.chain((list) => {
  const ids = list.map(({ scanId }) => scanId)
  const again = list.length > 0 ? fc.array(fc.constantFrom(...list), { maxLength: 10 }) : fc.constant([])
  const voids = ids.length > 0 ? fc.array(fc.constantFrom(...ids), { maxLength: 15 }) : fc.constant([])
  const marks = fc.array(
    fc.record({ placeId: fc.constantFrom(...places), state: fc.constantFrom(...markedStates) }),
    {
      maxLength: 8,
    },
  )
  return fc.tuple(again, voids, marks).chain(([repeated, voided, marked]) => {
    const all: AuditFact[] = [
      ...[...list, ...repeated].map((scan) => ({ kind: 'scan' as const, scan })),
      ...voided.map((scanId) => ({ kind: 'void' as const, scanId })),
      ...marked.map(({ placeId, state }, n) => ({
        kind: 'mark' as const,
        placeId,
        mark: { state, order: `${n}` },
      })),
    ]
    return fc.shuffledSubarray(all, { minLength: all.length })
  })
})

function newTally(): AuditTally {
  return new AuditTally(
    places.map((place) => [place, 3]),
    new Map([...away].map((assetId) => [assetId, expected.get(assetId) ?? noPlace])),
    lost,
  )
}

function take(tally: AuditTally, fact: AuditFact): void {
  if (fact.kind === 'scan') tally.add(fact.scan)
  else if (fact.kind === 'void') tally.void(fact.scanId)
  else tally.markPlace(fact.placeId, fact.mark)
}

describe('the counts of an audit', () => {
  it('are those of a recount from scratch, after every fact in any order', () => {
    fc.assert(
      fc.property(facts, (list) => {
        const tally = newTally()
        const naive = new NaiveAudit(expected, away, lost)
        for (const fact of list) {
          take(tally, fact)
          naive.take(fact)
          expect(tally.counts()).toEqual(naive.counts())
        }
        for (const place of places)
          expect(tally.place(place)).toEqual({ expected: 3, seen: naive.seenOf(place) })
      }),
      { numRuns: 500 },
    )
  })

  it('do not depend on the order or the repetition of scans, only on which stand', () => {
    const shuffled = scans.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 }),
        fc.subarray(list.map(({ scanId }) => scanId)),
      ),
    )
    fc.assert(
      fc.property(shuffled, ([list, again, voided]) => {
        const [one, other, never] = [newTally(), newTally(), newTally()]
        for (const scan of list) one.add(scan)
        for (const scan of again) other.add(scan)
        for (const tally of [one, other]) for (const scanId of voided) tally.void(scanId)
        for (const scan of list) if (!voided.includes(scan.scanId)) never.add(scan)
        expect(other.counts()).toEqual(one.counts())
        expect(never.counts()).toEqual(one.counts())
      }),
      { numRuns: 500 },
    )
  })

  it('do not depend on the order of scans and of their undoing', () => {
    const interleaved = facts.chain((list) => {
      const marks = list.filter(({ kind }) => kind === 'mark')
      const others = list.filter(({ kind }) => kind !== 'mark')
      return fc.tuple(
        fc.constant([...others, ...marks]),
        fc.shuffledSubarray(others, { minLength: others.length }).map((again) => [...again, ...marks]),
      )
    })
    fc.assert(
      fc.property(interleaved, ([list, again]) => {
        const [one, other] = [newTally(), newTally()]
        for (const fact of list) take(one, fact)
        for (const fact of again) take(other, fact)
        expect(other.counts()).toEqual(one.counts())
        for (const place of ['hall', 'lab', 'store', noPlace]) {
          expect(other.place(place)).toEqual(one.place(place))
          expect(other.stateOf(place)).toBe(one.stateOf(place))
        }
      }),
      { numRuns: 500 },
    )
  })

  it('add up: found, misplaced, missing, away and not counted are together what is expected', () => {
    fc.assert(
      fc.property(facts, (list) => {
        const tally = newTally()
        for (const fact of list) take(tally, fact)
        const { found, misplaced, missing, away, notCounted } = tally.counts()
        expect(found + misplaced + missing + away + notCounted).toBe(9)
        expect(Math.min(...Object.values(tally.counts()))).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('an asset that was seen in two places', () => {
  const scan = (scanId: string, placeId: string | null, placement: Placement): CountedScan => ({
    scanId,
    assetId: 'asset-0',
    codeKey: 'ASSET-0',
    standing: 'expected',
    placement,
    expectedPlaceId: 'hall',
    placeId,
  })

  it('is found and seen twice, in whichever order it was seen, until one of both is undone', () => {
    for (const order of [
      [scan('1', 'lab', 'elsewhere'), scan('2', 'hall', 'atExpectedPlace')],
      [scan('2', 'hall', 'atExpectedPlace'), scan('1', 'lab', 'elsewhere')],
    ]) {
      const tally = newTally()
      for (const one of order) tally.add(one)
      expect(tally.counts()).toMatchObject({ found: 1, misplaced: 0, duplicates: 1, seenTwice: 1 })
      tally.void('2')
      expect(tally.counts()).toMatchObject({ found: 0, misplaced: 1, duplicates: 0, seenTwice: 0 })
    }
  })

  it('is not so where one of both states no place', () => {
    const tally = newTally()
    tally.add(scan('1', 'lab', 'elsewhere'))
    tally.add(scan('2', null, 'unplaced'))
    expect(tally.counts()).toMatchObject({ duplicates: 1, seenTwice: 0 })
  })
})

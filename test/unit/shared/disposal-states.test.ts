import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  assetDispositions,
  dispositionAfter,
} from '../../../src-shared/features/disposals/asset-disposition.ts'
import { checklistGaps, checklistItems } from '../../../src-shared/features/disposals/checklist.ts'
import { outcomes } from '../../../src-shared/features/disposals/medium.ts'
import {
  type MediumEvent,
  type MediumState,
  mediumStateAfter,
  mediumStateOf,
} from '../../../src-shared/features/disposals/medium-state.ts'
import { releaseGaps } from '../../../src-shared/features/disposals/release.ts'
import { lotStates } from '../../../src-shared/features/disposals/sampling/sampling.ts'

const event: fc.Arbitrary<MediumEvent> = fc.oneof(
  fc.record({ kind: fc.constant('sanitized' as const), outcome: fc.constantFrom(...outcomes) }),
  fc.constantFrom<MediumEvent>(
    { kind: 'sanitizationFailed' },
    { kind: 'verified' },
    { kind: 'verificationFailed' },
    { kind: 'sampleFailed' },
  ),
)

/** The events of a walk that can happen, in order. */
const walk = fc.array(event, { maxLength: 30 }).map((events) => {
  const happened: MediumEvent[] = []
  let state: MediumState = 'pending'
  for (const one of events) {
    const next = mediumStateAfter(state, one)
    if (next === null) continue
    state = next
    happened.push(one)
  }
  return { happened, state }
})

describe('a medium', () => {
  it('is verified only by a verification that follows a sanitization, with nothing between', () => {
    fc.assert(
      fc.property(walk, ({ happened, state }) => {
        expect(mediumStateOf(happened)).toEqual({ state, isContradicted: false })
        if (state !== 'verified') return
        expect(happened.at(-1)?.kind).toBe('verified')
        expect(happened.at(-2)?.kind).toBe('sanitized')
      }),
    )
  })

  it('that failed once is verified only after it was destroyed', () => {
    fc.assert(
      fc.property(walk, ({ happened, state }) => {
        const failedAt = happened.findLastIndex(({ kind }) => kind !== 'sanitized' && kind !== 'verified')
        if (failedAt < 0 || state !== 'verified') return
        const next = happened[failedAt + 1]
        expect(next).toEqual({ kind: 'sanitized', outcome: 'destroy' })
      }),
    )
  })

  it('of which laptops say what cannot follow stands as the worse of both says, and is contradicted', () => {
    const purged = { kind: 'sanitized', outcome: 'purge' } as const
    const failed = { state: 'failed', isContradicted: true }
    expect(mediumStateOf([{ kind: 'sanitizationFailed' }, purged, { kind: 'verified' }])).toEqual(failed)
    expect(mediumStateOf([purged, { kind: 'verified' }, { kind: 'sanitizationFailed' }])).toEqual(failed)
    expect(mediumStateOf([purged, { kind: 'sampleFailed' }])).toEqual(failed)
  })
})

describe('an asset', () => {
  it('goes from retired to disposed without leaving a step out', () => {
    const steps = assetDispositions.map(dispositionAfter)
    expect(steps).toEqual(['cleared', 'released', 'disposed', null])
  })

  const facts = fc.record({
    statedEmpty: fc.boolean(),
    media: fc.array(
      fc.record({
        serial: fc.string(),
        state: fc.constantFrom<MediumState>('pending', 'sanitized', 'verified', 'failed'),
        meetsPolicy: fc.boolean(),
        isSealed: fc.boolean(),
        isLogical: fc.boolean(),
        lot: fc.option(fc.record({ number: fc.nat(), state: fc.constantFrom(...lotStates) })),
      }),
      { maxLength: 4 },
    ),
    answers: fc.array(
      fc.tuple(
        fc.constantFrom(...checklistItems),
        fc.constantFrom('yes' as const, 'no' as const, 'na' as const),
      ),
    ),
    approved: fc.boolean(),
    isSamplingRequired: fc.boolean(),
    vendor: fc.option(
      fc.record({
        name: fc.string(),
        gaps: fc.array(fc.constant({ kind: 'vendorArchived' as const }), { maxLength: 1 }),
      }),
    ),
  })

  it('is released only with every medium verified as its policy demands or sealed, every item answered, an approval, and a vendor in whose way nothing stands', () => {
    fc.assert(
      fc.property(facts, ({ answers, ...given }) => {
        const last = new Map(answers)
        const gaps = releaseGaps({ ...given, ...checklistGaps(last) })
        const isSafe =
          given.media.every(
            ({ state, meetsPolicy, isSealed, isLogical, lot }) =>
              isSealed ||
              (state === 'verified' &&
                meetsPolicy &&
                lot?.state !== 'quarantined' &&
                (!given.isSamplingRequired || !isLogical || lot?.state === 'passed')),
          ) &&
          (given.media.length > 0 || given.statedEmpty) &&
          checklistItems.every((item) => {
            const answer = last.get(item)
            return item === 'legalHold'
              ? answer === 'no' || answer === 'na'
              : answer === 'yes' || answer === 'na'
          }) &&
          given.approved &&
          !given.vendor?.gaps.length
        expect(gaps.length === 0).toBe(isSafe)
      }),
      { numRuns: 2000 },
    )
  })
})

import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { confidentialities, dispositions, outcomes } from '../../../src-shared/features/disposals/medium.ts'
import { faultsOf } from '../../../src-shared/features/disposals/policy/policy-fault.ts'
import { defaultPolicy } from '../../../src-shared/features/disposals/policy.ts'
import {
  lotStateOf,
  sampledOf,
  sampleSize,
} from '../../../src-shared/features/disposals/sampling/sampling.ts'
import { reconciled } from '../../../src-shared/features/disposals/shipments/shipment.ts'
import { vendorGaps } from '../../../src-shared/features/disposals/vendors/vendor.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

describe('the sample of a lot', () => {
  it.each([
    [1, 5, 1],
    [20, 5, 1],
    [21, 5, 2],
    [100, 5, 5],
    [3, 100, 3],
    [7, 50, 4],
  ])('of %i media at %i %% is %i', (count, percent, size) => {
    expect(sampleSize(count, percent)).toBe(size)
  })

  it('is the same for the same seed in whatever order, another for another seed, and of the lot', () => {
    const ids = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(ids, fc.string(), (all, seed) => {
        const size = sampleSize(all.length, 5)
        const drawn = sampledOf(all, seed, size, sha256)
        expect(new Set(drawn).size).toBe(size)
        expect(drawn.every((id) => all.includes(id))).toBe(true)
        expect(sampledOf([...all].reverse(), seed, size, sha256)).toEqual(drawn)
      }),
      { numRuns: 50 },
    )
    const hundred = Array.from({ length: 100 }, (_, n) => `medium-${n}`)
    expect(sampledOf(hundred, 'one', 5, sha256)).not.toEqual(sampledOf(hundred, 'other', 5, sha256))
    expect(sampledOf(hundred, 'one', 3, sha256)).toEqual(sampledOf(hundred, 'one', 5, sha256).slice(0, 3))
  })

  it('quarantines by one failure, whatever else was found, and passes only once all were tried', () => {
    expect(lotStateOf([true, null, false])).toBe('quarantined')
    expect(lotStateOf([true, null])).toBe('open')
    expect(lotStateOf([true, true])).toBe('passed')
  })
})

describe('a policy', () => {
  it('as it comes contradicts itself nowhere', () => expect(faultsOf(defaultPolicy)).toEqual([]))

  it('that demands less of more confidential media is told, whichever demand it is', () => {
    for (const confidentiality of confidentialities)
      for (const disposition of dispositions)
        for (const outcome of outcomes) {
          const demands = structuredClone(defaultPolicy.demands) as Record<string, Record<string, string>>
          const row = demands[confidentiality]
          if (row) row[disposition] = outcome
          const rank = (one: string) =>
            (outcomes as readonly string[]).indexOf(demands[one]?.[disposition] ?? '')
          const isWeaker = rank('low') > rank('moderate') || rank('moderate') > rank('high')
          const isSpared = disposition === 'destruction' && outcome !== 'destroy'
          expect(faultsOf({ ...defaultPolicy, demands: demands as never })).toEqual([
            ...(isWeaker ? ['weakerWhereMoreConfidential'] : []),
            ...(isSpared ? ['destructionNotDestroyed'] : []),
          ])
        }
    const largestFragment = { ...defaultPolicy.largestFragment, high: { magnetic: 2001, flash: 1 } }
    expect(faultsOf({ ...defaultPolicy, largestFragment })).toEqual(['fragmentsLargerWhereMoreConfidential'])
  })
})

describe('a vendor', () => {
  const permit = { kind: 'r2', number: '1', scopes: ['recycling'], expiresOn: '2026-06-30' } as const
  const nothing = { address: null, contact: null, phone: null, email: null, isArchived: false }
  const gaps = (day: string, disposition: 'recycling' | 'reuse' | 'destruction', permits = [permit]) =>
    vendorGaps({ ...nothing, permits }, disposition, day).map(({ kind }) => kind)

  it('may take what its permits cover up to their last day, and needs none for reuse', () => {
    expect(gaps('2026-06-30', 'recycling')).toEqual([])
    expect(gaps('2026-07-01', 'recycling')).toEqual(['permitExpired', 'scopeMissing'])
    expect(gaps('2026-06-30', 'destruction')).toEqual(['scopeMissing'])
    expect(gaps('2026-07-01', 'reuse')).toEqual(['permitExpired'])
    expect(gaps('2026-07-01', 'reuse', [])).toEqual([])
    expect(vendorGaps({ ...nothing, permits: [], isArchived: true }, 'reuse', '2026-01-01')).toEqual([
      { kind: 'vendorArchived' },
    ])
  })
})

it('what was received is what the manifest names, once, by serial number before tag; nothing is guessed', () => {
  const manifest = [
    { id: 'a', tag: 'T-1', serial: 'S-1' },
    { id: 'b', tag: 'S-1', serial: null },
    { id: 'c', tag: null, serial: 'S-3' },
  ]
  const lines = ['s-1', 'S-1', 'T-1', 'x'].map((serial, index) => ({ line: index + 2, serial }))
  const result = reconciled(manifest, [lines], (code) => code.toLowerCase())
  expect(result).toMatchObject({ received: ['a'], missing: ['b', 'c'] })
  expect(result.unexpected.map(({ line }) => line)).toEqual([3, 4, 5])
})

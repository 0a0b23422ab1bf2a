import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  confidentialities,
  type Disposition,
  dispositions,
  isAtLeast,
  mediumTypes,
  type Outcome,
  outcomes,
} from '../../../src-shared/features/disposals/medium.ts'
import { methodIds, methods } from '../../../src-shared/features/disposals/methods.ts'
import { defaultPolicy, demandedOutcome } from '../../../src-shared/features/disposals/policy.ts'
import { refusalsOf, type StatedSanitization } from '../../../src-shared/features/disposals/sanitization.ts'

/** NIST SP 800-88 Rev. 1, Figure 4-1, as its boxes read. */
function figure41(category: 'low' | 'moderate' | 'high', isReused: boolean, leavesControl: boolean): Outcome {
  if (category === 'low') return leavesControl ? 'purge' : 'clear'
  if (!isReused) return 'destroy'
  if (category === 'moderate') return leavesControl ? 'purge' : 'clear'
  return leavesControl ? 'destroy' : 'purge'
}

const destinations: Record<Disposition, { isReused: boolean; leavesControl: boolean }> = {
  reuse: { isReused: true, leavesControl: false },
  donation: { isReused: true, leavesControl: true },
  resale: { isReused: true, leavesControl: true },
  returnToLessor: { isReused: true, leavesControl: true },
  recycling: { isReused: false, leavesControl: true },
  destruction: { isReused: false, leavesControl: true },
}

const nothingStated: StatedSanitization = {
  method: 'overwrite',
  outcome: 'clear',
  hiddenAreas: null,
  encryptedSinceFirstData: null,
  keyErased: null,
  keyHolders: null,
  degausser: null,
  degausserField: null,
  coercivity: null,
  fragmentArea: null,
  place: null,
  machine: null,
}

const everyCase = confidentialities.flatMap((confidentiality) =>
  mediumTypes.flatMap((type) =>
    dispositions.map((disposition) => [confidentiality, type, disposition] as const),
  ),
)

describe('the default policy', () => {
  it.each(everyCase)('demands of %s on %s for %s what the decision flow of NIST demands', (...one) => {
    const [confidentiality, type, disposition] = one
    const { isReused, leavesControl } = destinations[disposition]
    const flow = figure41(confidentiality, isReused, leavesControl)
    const planned = disposition === 'destruction' || (type === 'other' && flow === 'purge') ? 'destroy' : flow
    expect(demandedOutcome(defaultPolicy, type, confidentiality, disposition)).toBe(planned)
  })

  it('can be met for each medium by some method', () => {
    for (const [confidentiality, type, disposition] of everyCase) {
      const demanded = demandedOutcome(defaultPolicy, type, confidentiality, disposition)
      const most = methodIds.map((method) => methods[method].achieves[type])
      expect(most.some((achieved) => achieved !== undefined && isAtLeast(achieved, demanded))).toBe(true)
    }
  })
})

describe('what a method may be claimed to achieve', () => {
  const everyClaim = methodIds.flatMap((method) =>
    mediumTypes.flatMap((type) => outcomes.map((outcome) => [method, type, outcome] as const)),
  )
  /** with all that a method asks for */
  const stated: StatedSanitization = {
    ...nothingStated,
    hiddenAreas: 'none',
    encryptedSinceFirstData: 'yes',
    keyErased: 'media encryption key',
    keyHolders: 'nobody',
    degausser: 'HD-2',
    degausserField: 10_000,
    coercivity: 5000,
    fragmentArea: 1,
    place: 'yard',
    machine: 'S-1',
  }

  it.each(everyClaim)('%s of %s as %s counts only where the vocabulary says so', (method, type, outcome) => {
    const most = methods[method].achieves[type]
    const refusals = refusalsOf({ ...stated, method, outcome }, type, 'high', null, defaultPolicy)
    expect(refusals.length === 0).toBe(most !== undefined && isAtLeast(most, outcome))
  })

  it('is never Purge by overwriting, and never degaussing, where the medium is flash', () => {
    fc.assert(
      fc.property(fc.constantFrom('ssd', 'nvme', 'flash'), fc.constantFrom(...outcomes), (type, outcome) => {
        const degaussed = { ...stated, method: 'degauss', outcome } as const
        expect(refusalsOf(degaussed, type, 'low', null, defaultPolicy)).toContain('flashDegaussed')
        const overwritten = { ...stated, method: 'overwrite', outcome: 'purge' } as const
        expect(refusalsOf(overwritten, type, 'low', null, defaultPolicy)).toEqual(['overwriteNoPurgeOnFlash'])
      }),
    )
  })
})

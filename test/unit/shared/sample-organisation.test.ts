import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCodeOf } from '../../../src-shared/features/identifiers/identifier-kinds.ts'
import { parseLocationPath } from '../../../src-shared/features/locations/location-path.ts'
import { sampleOrganisation } from '../../../src-shared/features/samples/sample-organisation.ts'
import { SeededRandom } from '../../../src-shared/features/samples/seeded-random.ts'
import { seededStatusLabels } from '../../../src-shared/features/status-labels/status-type.ts'

describe('the sample organisation', () => {
  it('is the same for the same count and seed, and another for another seed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(2 ** 31 - 1), (assets, seed) => {
        const one = [...sampleOrganisation(assets, seed)]
        expect(one).toHaveLength(assets)
        expect([...sampleOrganisation(assets, seed)]).toEqual(one)
        if (assets > 5) expect([...sampleOrganisation(assets, seed + 1)]).not.toEqual(one)
      }),
      { numRuns: 20 },
    )
  })

  it('has tags, serial numbers and people that do not collide, and statuses that exist', () => {
    const assets = [...sampleOrganisation(20_000, 7)]
    const serials = assets.flatMap(({ serialNumber }) => serialNumber ?? [])
    expect(new Set(assets.map(({ assetTag }) => assetTag)).size).toBe(assets.length)
    expect(new Set(serials).size).toBe(serials.length)
    const names = new Map<string, string>()
    for (const { checkedOutTo } of assets) {
      if (checkedOutTo?.kind !== 'person' || !checkedOutTo.username) continue
      expect(names.get(checkedOutTo.name) ?? checkedOutTo.username).toBe(checkedOutTo.username)
      names.set(checkedOutTo.name, checkedOutTo.username)
    }
    const labels = seededStatusLabels.map(({ name }) => name)
    expect(labels).toEqual(expect.arrayContaining([...new Set(assets.map(({ status }) => status))]))
  })

  it('looks like a real one: archived assets, assets without serial number or place, rooms four deep', () => {
    const assets = [...sampleOrganisation(20_000, 7)]
    const share = (has: (asset: (typeof assets)[number]) => boolean) =>
      assets.filter(has).length / assets.length
    expect(share(({ status }) => status === 'Archived')).toBeCloseTo(0.07, 2)
    expect(share(({ serialNumber }) => serialNumber === undefined)).toBeCloseTo(0.02, 2)
    expect(share(({ location }) => location === undefined)).toBeCloseTo(0.01, 2)
    expect(share(({ checkedOutTo }) => checkedOutTo !== undefined)).toBeGreaterThan(0.3)
    expect(share(({ status, checkedOutTo }) => status === 'Archived' && checkedOutTo !== undefined)).toBe(0)
    const depths = assets.flatMap(({ location }) => (location ? [parseLocationPath(location).length] : []))
    expect(new Set(depths)).toEqual(new Set([4]))
    expect(share(({ mac, imei }) => mac !== undefined || imei !== undefined)).toBeCloseTo(0.25, 1)
    const codes = assets.flatMap(({ mac, imei }) => mac ?? imei ?? [])
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.every((code) => isCodeOf(code.includes(':') ? 'mac' : 'imei', code))).toBe(true)
  })
})

describe('a seeded random number', () => {
  it('stays within its bounds', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 1000 }), (seed, limit) => {
        const random = new SeededRandom(seed)
        for (let n = 0; n < 20; n++) {
          const number = random.below(limit)
          expect(Number.isInteger(number) && number >= 0 && number < limit).toBe(true)
        }
      }),
    )
  })
})

import { describe, expect, it } from 'vitest'
import type { Erasure } from '../../../src-shared/features/disposals/erasure.ts'
import type { MediumType } from '../../../src-shared/features/disposals/medium.ts'
import { defaultPolicy } from '../../../src-shared/features/disposals/policy.ts'
import {
  meetsDemand,
  refusalsOf,
  remarksOf,
  type StatedSanitization,
} from '../../../src-shared/features/disposals/sanitization.ts'

const stated = (values: Partial<StatedSanitization>): StatedSanitization => ({
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
  ...values,
})

const logged = (values: Partial<Erasure> = {}): Erasure => ({
  serial: 'S1',
  model: null,
  end: 'succeeded',
  method: 'overwrite',
  errors: 0,
  bytesNotErased: 0,
  size: 1000,
  hiddenAreas: 'none',
  readBack: 'full',
  tool: 'nwipe 0.36',
  ...values,
})

const refused = (
  values: Partial<StatedSanitization>,
  type: MediumType = 'hdd',
  erasure: Erasure | null = null,
) => refusalsOf(stated(values), type, 'high', erasure, defaultPolicy)

describe('an overwrite', () => {
  it('counts with a log that says that all went well', () => {
    expect(refused({}, 'hdd', logged())).toEqual([])
    expect(refused({ outcome: 'purge' }, 'hdd', logged())).toEqual([])
  })

  it.each([
    [{ end: 'failed' }, ['logFailed']],
    [{ end: 'aborted' }, ['logAborted']],
    [{ end: 'running' }, ['logUnfinished']],
    [{ end: 'notRun' }, ['logUnfinished']],
    [{ errors: 1 }, ['logErrors']],
    [{ bytesNotErased: 512 }, ['logNotAllErased']],
    [{ hiddenAreas: 'present' }, ['hiddenAreasPresent']],
    [{ hiddenAreas: 'unknown' }, ['hiddenAreasUnknown']],
    [{ method: 'blockErase' }, ['logOfOtherMethod']],
  ] as const)('is refused where the log says %o', (said, reasons) => {
    expect(refused({}, 'hdd', logged(said))).toEqual(reasons)
  })

  it('is no Purge of a magnetic disk where nobody looked for hidden areas, and a Clear says so', () => {
    expect(refused({ outcome: 'purge' })).toEqual(['hiddenAreasNotStated'])
    expect(refused({ outcome: 'clear' })).toEqual([])
    expect(remarksOf(stated({}), 'hdd', null)).toEqual(['hiddenAreasNotStated', 'noEvidence'])
    expect(refused({ outcome: 'purge', hiddenAreas: 'removed' })).toEqual([])
  })

  it('is not saved by what somebody states against the log', () => {
    expect(refused({ hiddenAreas: 'none' }, 'hdd', logged({ hiddenAreas: 'present' }))).toEqual([
      'hiddenAreasPresent',
    ])
    expect(refused({ hiddenAreas: 'removed' }, 'hdd', logged({ hiddenAreas: 'unknown' }))).toEqual([])
  })
})

describe('erasing by command', () => {
  it('asks nothing of sectors, which such logs do not count', () => {
    const log = logged({ method: 'blockErase', bytesNotErased: 1000, hiddenAreas: null })
    expect(refused({ method: 'blockErase', outcome: 'purge' }, 'nvme', log)).toEqual([])
  })

  it('is refused with what it did not do', () => {
    expect(
      refused({ method: 'blockErase', outcome: 'purge' }, 'nvme', logged({ method: null, end: 'failed' })),
    ).toEqual(['logFailed'])
  })
})

describe('a cryptographic erase', () => {
  const erase = { method: 'cryptographicErase', outcome: 'purge' } as const
  it('asks whether encryption was on since the first data, which key, and who held it', () => {
    expect(refused(erase, 'nvme')).toEqual(['encryptionNotStated', 'keyNotStated'])
    const keys = { keyErased: 'MEK', keyHolders: 'nobody' }
    expect(refused({ ...erase, ...keys, encryptedSinceFirstData: 'no' }, 'nvme')).toEqual([
      'encryptionNotSinceFirst',
    ])
    expect(refused({ ...erase, ...keys, encryptedSinceFirstData: 'unknown' }, 'nvme')).toEqual([
      'encryptionNotSinceFirst',
    ])
    expect(refused({ ...erase, ...keys, encryptedSinceFirstData: 'yes' }, 'nvme')).toEqual([])
  })
})

describe('degaussing', () => {
  const degauss = { method: 'degauss', outcome: 'purge' } as const
  it('asks for the degausser and the coercivity of the medium, and that the one overcomes the other', () => {
    expect(refused(degauss)).toEqual(['degausserNotStated', 'coercivityNotStated'])
    const facts = { ...degauss, degausser: 'HD-2', coercivity: 5000 }
    expect(refused({ ...facts, degausserField: 4000 })).toEqual(['degausserTooWeak'])
    expect(refused({ ...facts, degausserField: 9000 })).toEqual([])
  })
})

describe('destruction', () => {
  const shred = { method: 'shred', outcome: 'destroy' } as const
  it('is refused where fragments are larger than the policy allows for this medium', () => {
    expect(refused({ ...shred, fragmentArea: 321 }, 'hdd')).toEqual(['fragmentsTooLarge'])
    expect(refused({ ...shred, fragmentArea: 320 }, 'hdd')).toEqual([])
    expect(refused({ ...shred, fragmentArea: 320 }, 'ssd')).toEqual(['fragmentsTooLarge'])
  })

  it('counts after a failed erasure, and not for a release as long as nobody states the size of its fragments', () => {
    expect(refused(shred, 'ssd', logged({ end: 'failed' }))).toEqual([])
    const remarks = remarksOf(stated(shred), 'ssd', null)
    expect(remarks).toEqual(['fragmentAreaNotStated', 'destructionPlaceNotStated'])
    expect(meetsDemand('destroy', remarks, 'clear')).toBe(false)
    expect(meetsDemand('destroy', [], 'destroy')).toBe(true)
  })
})

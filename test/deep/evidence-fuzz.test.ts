import fc from 'fast-check'
import { describe, it } from 'vitest'
import { EvidenceDamaged } from '../../src-main/engine/features/disposals/evidence/evidence-damaged.ts'
import { readEvidence } from '../../src-main/engine/features/disposals/evidence/read-evidence.ts'
import { sampleEvidence } from '../tools/disposals.ts'

const samples = [
  'nwipe.log',
  'nvme-sanitize-log.json',
  'nvme-id-ctrl.json',
  'hdparm.txt',
  'blancco.xml',
] as const
const runs = 20_000

function readOrDamaged(name: string, bytes: Uint8Array): void {
  try {
    readEvidence(name, bytes, null)
  } catch (error) {
    if (!(error instanceof EvidenceDamaged)) throw error
  }
}

describe('files of evidence, at length', () => {
  it.each(samples)('(%s) with parts moved, doubled, cut and changed are read or refused', (name) => {
    const bytes = sampleEvidence(name)
    const position = fc.nat(bytes.length)
    const change = fc.oneof(
      fc.record({ kind: fc.constant('byte' as const), at: position, byte: fc.integer({ min: 0, max: 255 }) }),
      fc.record({ kind: fc.constant('copy' as const), at: position, from: position, length: fc.nat(200) }),
      fc.record({ kind: fc.constant('cut' as const), at: position, length: fc.nat(200) }),
    )
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
        const changed = changes.reduce<Buffer>((before, one) => {
          const [head, tail] = [before.subarray(0, one.at), before.subarray(one.at)]
          if (one.kind === 'byte') return Buffer.concat([head, Buffer.from([one.byte]), tail.subarray(1)])
          if (one.kind === 'cut') return Buffer.concat([head, tail.subarray(one.length)])
          return Buffer.concat([head, before.subarray(one.from, one.from + one.length), tail])
        }, bytes)
        readOrDamaged(name, changed)
      }),
      { numRuns: runs },
    )
  })

  it('of any text at all are read or refused', () => {
    const name = fc.constantFrom('a.log', 'a.xml', 'a.json', 'a.txt', 'a.pdf')
    fc.assert(
      fc.property(name, fc.string({ unit: 'binary', maxLength: 500 }), (file, text) =>
        readOrDamaged(file, Buffer.from(text)),
      ),
      { numRuns: runs },
    )
  })
})

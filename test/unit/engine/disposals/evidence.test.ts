import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EvidenceDamaged } from '../../../../src-main/engine/features/disposals/evidence/evidence-damaged.ts'
import {
  type ReadEvidence,
  readEvidence,
} from '../../../../src-main/engine/features/disposals/evidence/read-evidence.ts'
import type { EvidenceMapping } from '../../../../src-shared/features/disposals/evidence-mapping.ts'

const samples = [
  'nwipe.log',
  'nvme-sanitize-log.json',
  'nvme-id-ctrl.json',
  'hdparm.txt',
  'blancco.xml',
] as const
const sample = (name: string) =>
  readFileSync(new URL(`../../../fixtures/evidence/${name}`, import.meta.url), 'utf8')
const read = (name: string, text: string, mapping: EvidenceMapping | null = null) =>
  readEvidence(name, Buffer.from(text), mapping)
const damage = (name: string, text: string) => {
  try {
    read(name, text)
  } catch (error) {
    if (error instanceof EvidenceDamaged) return error.message
    throw error
  }
  return null
}
/** What is read, or that it is damaged; anything else that happens is a failure of the test. */
const readOrDamaged = (name: string, bytes: Uint8Array): ReadEvidence | null => {
  try {
    return readEvidence(name, bytes, null)
  } catch (error) {
    if (error instanceof EvidenceDamaged) return null
    throw error
  }
}

describe('the log of nwipe', () => {
  const log = sample('nwipe.log')

  it('says of each drive how it ended, what went wrong, and what is hidden', () => {
    const { format, erasures } = read('nwipe.log', log)
    expect(format).toBe('nwipeLog')
    expect(erasures).toMatchObject([
      {
        serial: 'WD-WCC3F1234567',
        model: 'WDC WD10EZEX-00B',
        end: 'succeeded',
        errors: 0,
        hiddenAreas: 'none',
        readBack: 'full',
        tool: 'nwipe 0.36',
        method: 'overwrite',
      },
      { serial: 'Z9A0BCDE', end: 'failed', errors: 3, hiddenAreas: 'none' },
      { serial: 'PN1134P6J1234W', end: 'succeeded', hiddenAreas: 'present' },
      { serial: 'Y6K1A2B3C', end: 'aborted', errors: 1, hiddenAreas: null },
    ])
  })

  it('reads the bytes that newer ones count', () => {
    const bytes = [
      '******************************* Erasure Summary ********************************',
      '!   Device | Bytes Erased | Total Bytes | Percent',
      '--------------------------------------------------------------------------------',
      ...['sda', 'sdb', 'sdc', 'sdd'].map((device) => `       ${device} | 999 | 1000 | 99.90%`),
      '********************************************************************************',
    ]
    const [first] = read('nwipe.log', `${bytes.join('\n')}\n${log}`).erasures
    expect(first).toMatchObject({ size: 1000, bytesNotErased: 1 })
  })

  it.each([
    [
      'a word for an error that was struck out',
      log.replace('-FAILED-', ' Erased '),
      { errors: 3, end: 'failed' },
    ],
    [
      'a mark that was struck out',
      log.replace('!      sdb |-FAILED-', '       sdb | Erased '),
      { errors: 3 },
    ],
  ])('is not believed with %s', (_, doctored, expected) => {
    expect(read('nwipe.log', doctored).erasures[1]).toMatchObject(expected)
  })

  it.each([
    ['the table of errors without a drive', log.replace(/^!.*sdb \| {11}0.*\n/m, ''), 'does not know sdb'],
    ['a drive twice', log.replace('sdb |-FAILED-', 'sda |-FAILED-'), 'sda stands in it twice'],
    ['a number that is none', log.replace('|           0 |', '|           O |'), 'is no number'],
    ['a line of another form', log.replace('02:25:04 | WDC', '02:25:04 WDC'), 'not one that nwipe writes'],
  ])('is refused with %s', (_, doctored, reason) => {
    expect(damage('nwipe.log', doctored)).toContain(reason)
  })

  it('of ten thousand drives is read whole', () => {
    const serials = Array.from({ length: 10_000 }, (_, n) => `SER${n}`)
    const lines = log.split('\n')
    const withRows = (row: (serial: string, n: number) => string, isDevice: RegExp) => {
      const at = lines.findIndex((line) => isDevice.test(line))
      lines.splice(at, 4, ...serials.map(row))
    }
    withRows((_, n) => `  d${n} | 0 | 0 | 0`, /^ {7}sda \| {11}0/)
    withRows((serial, n) => `  d${n} | Erased | 1 B/s | 00:00:01 | M/${serial}`, /^ {7}sda \| Erased/)
    const text = lines.join('\n')
    const { erasures } = read('nwipe.log', text)
    expect(erasures.map(({ serial }) => serial)).toEqual(serials)
    expect(erasures.every(({ end }) => end === 'succeeded')).toBe(true)
  })
})

describe('what nvme-cli prints', () => {
  it('is a sanitize log without a drive, and an identity without a log', () => {
    const log = read('log.json', sample('nvme-sanitize-log.json'))
    expect(log).toMatchObject({ format: 'nvmeSanitizeLog', identity: null })
    expect(log.erasures).toMatchObject([{ serial: null, end: 'succeeded', method: 'blockErase' }])
    expect(read('id.json', sample('nvme-id-ctrl.json'))).toMatchObject({
      format: 'nvmeIdentity',
      erasures: [],
      identity: { serial: 'S4EWNX0R123456', model: 'Samsung SSD 970 EVO Plus 1TB', firmware: '2B2QEXM7' },
    })
  })

  it.each([
    ['(0) Never Sanitized', 'notRun'],
    ['(2) Sanitize in Progress', 'running'],
    ['(3) Sanitize Failed', 'failed'],
    ['(4) Completed without deallocation', 'succeeded'],
  ])('with the status %s is %s', (status, end) => {
    const text = sample('nvme-sanitize-log.json').replace(/\(1\)[^"]*/, status)
    expect(read('log.json', text).erasures).toMatchObject([{ end }])
  })

  it('with a status that nobody knows is refused', () => {
    expect(damage('log.json', sample('nvme-sanitize-log.json').replace('(1)', '(7)'))).toContain('status')
  })
})

it('of nwipe as JSON members are looked for, wherever they stand', () => {
  const device = { serial_no: 'J1', model: 'M', size_bytes: 1000 }
  const result = { status: 'ERASED', pass_errors: 0, verify_errors: 2, bytes_erased: 900 }
  const text = JSON.stringify({ nwipe_version: '0.40', drives: [{ device, wipe_result: result }] })
  expect(read('nwipe.json', text).erasures).toMatchObject([
    { serial: 'J1', end: 'succeeded', errors: 2, bytesNotErased: 100, tool: 'nwipe 0.40' },
  ])
})

describe('what hdparm prints', () => {
  it('does not say that a drive was erased, but which it is and that nothing is hidden', () => {
    expect(read('hdparm.txt', sample('hdparm.txt')).erasures).toMatchObject([
      { serial: 'WD-WCC3F1234567', end: 'notStated', hiddenAreas: 'none' },
    ])
  })

  it('says that an erasure failed where security is still on', () => {
    const text = sample('hdparm.txt').replace('not\tenabled', '\tenabled')
    expect(read('hdparm.txt', text).erasures).toMatchObject([{ end: 'failed' }])
  })
})

describe('a report that a mapping explains', () => {
  it('is read in the shape of Blancco without being told', () => {
    expect(read('report.xml', sample('blancco.xml')).erasures).toMatchObject([
      {
        serial: 'S2ZANX0H700001',
        end: 'succeeded',
        errors: 0,
        size: 256060514304,
        method: 'NIST 800-88 Purge',
        tool: 'Blancco Drive Eraser 7.4.0',
      },
      { serial: 'S2ZANX0H700002', end: 'failed', errors: 4 },
    ])
  })

  const csvMapping: EvidenceMapping = {
    name: 'Own CSV',
    format: 'csv',
    records: 'row',
    serial: 'Drive serial',
    model: null,
    state: 'Result',
    succeeded: ['OK'],
    aborted: ['STOPPED'],
    errors: 'Errors',
    bytesNotErased: null,
    size: null,
    method: 'How',
    methods: { 'block erase': 'blockErase' },
    tool: null,
    toolVersion: null,
  }
  const csv = 'Drive serial;Result;Errors;How\nC1;ok;0;Block Erase\nC2;STOPPED;0;x\nC3;weird;1;x\n'

  it('is read from CSV and JSON by the same paths', () => {
    const expected = [
      { serial: 'C1', end: 'succeeded', method: 'blockErase' },
      { serial: 'C2', end: 'aborted' },
      { serial: 'C3', end: 'failed', errors: 1 },
    ]
    expect(read('own.csv', csv, csvMapping).erasures).toMatchObject(expected)
    const rows = [
      { 'Drive serial': 'C1', Result: 'OK', Errors: 0, How: 'block erase' },
      { 'Drive serial': 'C2', Result: 'stopped' },
      { 'Drive serial': 'C3', Result: '?', Errors: 1 },
    ]
    const asJson = { ...csvMapping, format: 'json', records: '//row' } as const
    expect(read('own.json', JSON.stringify({ row: rows }), asJson).erasures).toMatchObject(expected)
  })

  it('is refused where the mapping finds nothing, or two things where there can be one', () => {
    expect(() => read('own.csv', 'a;b\n1;2\n', csvMapping)).toThrow('how the erasure of a drive ended')
    const twice = sample('blancco.xml').replace(
      '<entry name="serial" type="string">S2ZANX0H700001</entry>',
      '$&<entry name="serial" type="string">OTHER</entry>',
    )
    expect(damage('report.xml', twice)).toContain('several things')
  })
})

describe('a file that is hostile', () => {
  it.each([
    ['<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>', 'document type'],
    ['<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', 'document type'],
    [`<?xml version="1.0"?>${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}`, 'nested too deep'],
    ['<?xml version="1.0"?><a>&unknown;</a>', 'no XML'],
    [`{"a":${'['.repeat(20_000)}`, 'no JSON'],
  ])('(%#) is refused', (text, reason) => {
    expect(damage('report.xml', text)).toContain(reason)
  })

  it('that is called a PDF and is none is refused, and one that is one is kept', () => {
    expect(damage('certificate.pdf', 'MZ')).toContain('is none')
    expect(read('certificate.pdf', '%PDF-1.7 …')).toMatchObject({ format: 'attachment', erasures: [] })
    expect(read('photo.jpg', '\u0000')).toMatchObject({ format: 'attachment' })
  })

  it.each(samples)('(%s) that is cut off anywhere says no more good of a drive than the whole', (name) => {
    const bytes = Buffer.from(sample(name))
    const whole = readEvidence(name, bytes, null)
    for (let length = 0; length < bytes.length; length++) {
      const cut = readOrDamaged(name, bytes.subarray(0, length))
      for (const erasure of cut?.erasures ?? []) {
        if (erasure.end === 'succeeded') expect(whole.erasures).toContainEqual(erasure)
        else expect(['notStated', 'failed', 'aborted', 'notRun']).toContain(erasure.end)
      }
    }
  })

  it.each(samples)(
    '(%s) with bytes changed at random is read or refused, and nothing else happens',
    (name) => {
      const bytes = Buffer.from(sample(name))
      const change = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }))
      fc.assert(
        fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
          const changed = Buffer.from(bytes)
          for (const [at, byte] of changes) changed[at] = byte
          readOrDamaged(name, changed)
        }),
        { numRuns: 150 },
      )
    },
  )
})

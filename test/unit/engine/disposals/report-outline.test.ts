import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  readEvidence,
  readTree,
} from '../../../../src-main/engine/features/disposals/evidence/read-evidence.ts'
import { outlineOf } from '../../../../src-main/engine/features/disposals/evidence/report-outline.ts'
import {
  blanccoMapping,
  likelyFields,
  likelyStates,
} from '../../../../src-shared/features/disposals/evidence-mapping.ts'

const blancco = readFileSync(new URL('../../../fixtures/evidence/blancco.xml', import.meta.url))
const outlined = (text: string | Uint8Array, record?: string) => {
  const { format, root } = readTree(Buffer.from(text))
  return { format, ...outlineOf(root, record) }
}
/** The mapping that a sample proposes, as a person would take it over unchanged. */
function proposed(name: string, bytes: Uint8Array) {
  const { format, record, places } = outlined(bytes)
  const fields = likelyFields(places)
  const says = places.find(({ path }) => path === fields.state)?.says ?? []
  const mapping = { ...blanccoMapping, model: null, errors: null, size: null, method: null, tool: null }
  const states = likelyStates(says)
  const whole = { ...mapping, toolVersion: null, ...fields, ...states, name, format, records: record ?? '' }
  return readEvidence(name, bytes, whole).erasures
}

describe('the outline of a sample report', () => {
  it('proposes the mapping of an XML of labelled entries, which reads as the one that is built in', () => {
    const { record, records } = outlined(blancco)
    expect(record).toMatch(/entries:erasures\/entries:erasure$/)
    expect(records.find(({ path }) => path === record)?.count).toBe(2)
    expect(proposed('blancco.xml', blancco)).toEqual(
      readEvidence('blancco.xml', blancco, blanccoMapping).erasures,
    )
  })

  it('knows the columns of a CSV, whatever is in their names', () => {
    const csv = 'Drive S/N,Model: no,Result,Errors\nA-1,WD/10,Passed,0\nA-2,ST,Broken,3\n'
    const { format, record, places } = outlined(csv)
    expect({ format, record }).toEqual({ format: 'csv', record: 'row' })
    expect(places).toEqual([
      { path: 'Drive S~1N', says: ['A-1', 'A-2'] },
      { path: 'Model: no', says: ['WD/10', 'ST'] },
      { path: 'Result', says: ['Passed', 'Broken'] },
      { path: 'Errors', says: ['0', '3'] },
    ])
    expect(proposed('list.csv', Buffer.from(csv))).toMatchObject([
      { serial: 'A-1', model: 'WD/10', end: 'succeeded', errors: 0 },
      { serial: 'A-2', model: 'ST', end: 'failed', errors: 3 },
    ])
  })

  it('takes the drives of a JSON whatever each is called, and says what stands around them from the whole', () => {
    const json = JSON.stringify({
      software: { name: 'Wiper', version: '3' },
      drives: [
        { name: 'sda', serialNumber: 'S1', result: 'ok' },
        { name: 'sdb', serialNumber: 'S2', result: 'aborted by user' },
      ],
    })
    const { records } = outlined(json)
    expect(records).toContainEqual({ path: 'item/drives', count: 2 })
    const { places } = outlined(json, 'item/drives')
    expect(places.map(({ path }) => path)).toEqual([
      'name',
      'serialNumber',
      'result',
      '//item/software:Wiper/name',
      '//item/software:Wiper/version',
    ])
    expect(likelyFields(places)).toMatchObject({ serial: 'serialNumber', state: 'result' })
    expect(likelyStates(['ok', 'aborted by user'])).toEqual({
      succeeded: ['ok'],
      aborted: ['aborted by user'],
    })
  })

  it('lists no more places than can be looked at, and says how many more there are', () => {
    const columns = Array.from({ length: 300 }, (_, n) => `C${n}`)
    const { places, leftOut } = outlined(`${columns.join(',')}\n${columns.join(',')}\n`)
    expect([places.length, leftOut]).toEqual([200, 100])
  })

  it('has nothing to say of a report without records', () => {
    expect(outlined('<a/>')).toMatchObject({ record: null, places: [] })
  })
})

import { describe, expect, it } from 'vitest'
import { decideChange } from '../../../src-shared/sync/decide-change.ts'
import { grantedRole, referencesOf, rightOf } from '../../../src-shared/sync/kinds.ts'
import { newcomerWith, rowNameOf } from '../../../src-shared/sync/row-names.ts'

describe('what a change does to a row that may have moved since', () => {
  const changed = (kind: string, field: string, now: string | null, from: string | null, to: string | null) =>
    decideChange(kind, now === null ? {} : { [field]: now }, { [field]: { from, to } })

  it('takes effect where nobody changed the field, or all wanted the same', () => {
    expect(changed('asset', 'name', 'A', 'A', 'B')).toEqual({ values: { name: 'B' }, conflicts: [] })
    expect(changed('asset', 'name', 'B', 'A', 'B')).toEqual({ values: { name: 'B' }, conflicts: [] })
    expect(changed('asset', 'name', null, null, 'B')).toEqual({ values: { name: 'B' }, conflicts: [] })
  })

  it('waits for a person where somebody else changed it, emptied it or filled it', () => {
    for (const now of ['C', null])
      expect(changed('asset', 'name', now, 'A', 'B')).toEqual({
        values: { name: now },
        conflicts: [{ field: 'name', base: 'A', kept: now, offered: 'B' }],
      })
  })

  it('is for a person also in fields that are listed nowhere', () => {
    expect(changed('whatever', 'unheardOf', 'C', 'A', 'B').conflicts).toHaveLength(1)
  })

  it('adds and takes away identifiers of both sides', () => {
    const before = 'AA:BB:CC:DD:EE:01; AA:BB:CC:DD:EE:02'
    const here = 'AA:BB:CC:DD:EE:02; AA:BB:CC:DD:EE:03'
    const there = 'AA:BB:CC:DD:EE:01; AA:BB:CC:DD:EE:04'
    expect(changed('asset', 'mac', here, before, there)).toEqual({
      values: { mac: 'AA:BB:CC:DD:EE:03; AA:BB:CC:DD:EE:04' },
      conflicts: [],
    })
  })

  it('of look and feel is what came last; the decision of a conflict is what came first', () => {
    expect(changed('sharedView', 'columns', 'C', 'A', 'B').values).toEqual({ columns: 'B' })
    expect(changed('conflict', 'resolution', 'kept', null, 'offered').values).toEqual({ resolution: 'kept' })
  })

  it('of a setting that was never said is what somebody says first, whatever is usual', () => {
    const policy = { approvers: { from: 'anybodyElse', to: 'administrators' } }
    expect(decideChange('auditPolicy', { captures: {} }, policy).conflicts).toEqual([])
    expect(decideChange('auditPolicy', { approvers: 'administrators' }, policy).conflicts).toEqual([])
    const back = { approvers: { from: 'administrators', to: 'anybodyElse' } }
    expect(decideChange('auditPolicy', { approvers: 'nobody' }, back).conflicts).toHaveLength(1)
  })

  it('of the last tag that was used is the higher one', () => {
    const stated = (now: number, from: number, to: number) =>
      decideChange('tagScheme', { statedLast: now }, { statedLast: { from, to } })
    expect(stated(70, 0, 50)).toEqual({ values: { statedLast: 70 }, conflicts: [] })
    expect(stated(50, 0, 70)).toEqual({ values: { statedLast: 70 }, conflicts: [] })
  })
})

describe('the right that a change needs', () => {
  it('is an administrator’s for roles and for what is listed nowhere', () => {
    const role = (from: string | null, to: string) => rightOf('person', { role: { from, to } })
    expect([role(null, 'technician'), role('administrator', 'custodian')]).toEqual([
      'register.write',
      'register.write',
    ])
    expect([role('custodian', 'technician'), rightOf('unheardOf', {})]).toEqual(['administer', 'administer'])
    expect([rightOf('asset', {}), rightOf('scan', {}), rightOf('constructor', {})]).toEqual([
      'register.write',
      'audits.run',
      'administer',
    ])
  })
})

describe('the role of somebody new', () => {
  it('is an administrator’s only where an administrator makes them', () => {
    expect([grantedRole('administrator', true), grantedRole('administrator', false)]).toEqual([
      'administrator',
      'technician',
    ])
    expect(grantedRole('custodian', false)).toBe('custodian')
  })
})

describe('rows of one name', () => {
  it('are known by what laptops keep them apart by', () => {
    expect(rowNameOf('category', { name: ' Laptops' })).toBe(rowNameOf('category', { name: 'laptops' }))
    expect(rowNameOf('category', { name: 'Müller' })).not.toBe(rowNameOf('category', { name: 'Muller' }))
    expect(rowNameOf('location', { name: 'A', parentId: '1' })).not.toBe(rowNameOf('location', { name: 'A' }))
    expect(rowNameOf('model', { name: 'X', mergedInto: '1' })).toBe(null)
  })

  it('are merged, but for assets, and for people who are known by more than their name', () => {
    expect(newcomerWith('category', {}, {})).toBe('same')
    expect(newcomerWith('asset', {}, {})).toBe('contested')
    expect(newcomerWith('person', { name: 'Ada' }, {})).toBe('same')
    expect(newcomerWith('person', { name: 'Ada', employeeNumber: '7' }, {})).toBe('contested')
    expect(newcomerWith('person', { name: 'Ada', username: 'ada' }, {})).toBe('renamed')
    expect(newcomerWith('customField', { type: 'text' }, { type: 'number' })).toBe('renamed')
    const scheme = { prefix: 'AW-', width: 4, checkCharacter: 'none', categoryId: null, locationId: null }
    expect(newcomerWith('tagScheme', scheme, { ...scheme })).toBe('same')
    expect(newcomerWith('tagScheme', scheme, { ...scheme, width: 5 })).toBe('renamed')
  })

  it('name what they refer to, also what holds an asset, and own fields', () => {
    expect(
      referencesOf('asset', { checkedOutTo: 'person:1', 'custom.2': 'x', modelId: '3', name: '4' }),
    ).toEqual(['1', '2', '3'])
  })
})

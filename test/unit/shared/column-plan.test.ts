import { describe, expect, it } from 'vitest'
import { columnNames } from '../../../src-shared/features/imports/column-names.ts'
import { isTarget, type OwnField, planColumns } from '../../../src-shared/features/imports/column-plan.ts'
import { delimiterOf } from '../../../src-shared/features/imports/list-format.ts'

const colour: OwnField = { id: 'c', name: 'Colour', type: 'text', pattern: null, choices: null }

describe('the plan of columns', () => {
  it('follows what somebody says before what a header means by itself', () => {
    const header = ['Tag', 'Name', 'Serial', 'X']
    const mapping = { tag: 'Asset Tag', name: 'ignore', serial: 'custom:Plate', x: 'serialNumber' }
    const { columns, own, notUsed } = planColumns(header, mapping)
    expect([...columns]).toEqual([
      ['assetTag', 0],
      ['serialNumber', 3],
    ])
    expect(own).toEqual([{ position: 2, name: 'Plate', field: null }])
    expect(notUsed).toEqual(['Name'])
  })

  it('knows fields of one’s own by name, in any case', () => {
    expect(planColumns(['Asset Tag', 'COLOUR '], {}, [colour]).own).toEqual([
      { position: 1, name: 'COLOUR', field: colour },
    ])
  })

  it('makes new fields only of what means nothing else, and of no blank header', () => {
    const { own, notUsed } = planColumns(['Asset Tag', 'Size', ''], {}, [], true)
    expect(own.map(({ name }) => name)).toEqual(['Size'])
    expect(notUsed).toEqual([])
  })

  it('names columns that say the same twice', () => {
    expect(planColumns(['A', 'B'], { a: 'custom:Size', b: 'custom:size ' }).twice).toEqual(['A', 'B'])
    expect(planColumns(['Serial', 'B'], { b: 'serialNumber' }).twice).toEqual(['Serial', 'B'])
  })

  it('tells columns of one header apart by their place among them', () => {
    const header = ['Tag', 'Serial', 'serial ', '', '', 'Serial#2', 'SERIAL']
    expect(columnNames(header)).toEqual(['Tag', 'Serial', 'serial#3', '', '', 'Serial#2', 'SERIAL#4'])
    expect(planColumns(['Serial', 'Serial']).twice).toEqual(['Serial', 'Serial#2'])
    const second = planColumns(['Tag', 'Serial', 'Serial'], { serial: 'ignore', 'serial#2': 'serialNumber' })
    expect([[...second.columns], second.notUsed, second.twice]).toEqual([
      [['serialNumber', 2]],
      ['Tag', 'Serial'],
      [],
    ])
  })

  it.each([
    ['serialNumber', true],
    ['SERIALNUMBER', true],
    ['Serial No.', true],
    ['custom:Size', true],
    ['custom: ', false],
    ['ignore', true],
    ['nickname', false],
  ])('can follow %j: %s', (target, can) => expect(isTarget(target)).toBe(can))
})

describe('the delimiter of a list', () => {
  it.each([
    ['Asset Tag,Name\n1,x\n', ','],
    ['Asset Tag;Name, long\n1;a, b\n2;c\n', ';'],
    ['Asset Tag\tName;Model\n1\tx\n2\ty\n', '\t'],
    ['Asset Tag|Name\r1|a,b\r2|c,d\r', '|'],
    ['"Asset;Tag",Name\n"a;\nb",x\n', ','],
    ['Asset Tag\n1\n2\n', ','],
    ['', ','],
  ])('%j is %j', (sample, delimiter) => expect(delimiterOf(sample)).toBe(delimiter))
})

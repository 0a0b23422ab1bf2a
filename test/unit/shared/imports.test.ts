import { describe, expect, it } from 'vitest'
import { planColumns } from '../../../src-shared/features/imports/column-plan.ts'
import { type ImportedAsset, readImportRow } from '../../../src-shared/features/imports/import-row.ts'
import { importsText } from '../../../src-shared/features/imports/imports-text.ts'
import type { DateOrder } from '../../../src-shared/features/imports/list-dates.ts'

const importerHeader =
  '\ufeffCompany,Name,Asset Tag,Category,Supplier,Manufacturer,Location,Order Number,Model,Model Notes,Model Number,Asset Notes,Purchase Date,Purchase Cost,Checkout Type,Checked Out To: Username,Checked Out To: First Name,Checked Out To: Last Name,Checked Out To: Email,Checked Out To: Location,Asset EOL Date'
const listExportHeader =
  'ID,Company,Asset Name,Asset Tag,Serial,Model,Model No.,Category,Status,Checked Out To,Employee Number,Location,Default Location,Manufacturer,Supplier,Purchase Date,Age,Purchase Cost,Current Value,Order Number,EOL Rate,EOL Date,Warranty,Warranty Expires,Requestable,Notes,Checkouts,Checkins,Requests,Created By,Created At,Updated at,Checkout Date,Last Checkin Date,Expected Checkin Date,Last Audit,Next Audit Date,BYOD'

const fieldsOf = (header: string) => Object.fromEntries(planColumns(header.split(',')).columns)

function read(cells: Record<string, string>, dates: DateOrder = 'iso'): ImportedAsset | { reason: string } {
  const header = Object.keys(cells)
  return readImportRow(Object.values(cells), header, planColumns(header), dates)
}

describe('the columns of a Snipe-IT list', () => {
  it('are understood in the file of its importer', () => {
    expect(fieldsOf(importerHeader)).toEqual({
      company: 0,
      name: 1,
      assetTag: 2,
      category: 3,
      supplier: 4,
      manufacturer: 5,
      location: 6,
      orderNumber: 7,
      model: 8,
      modelNumber: 10,
      notes: 11,
      purchaseDate: 12,
      purchaseCost: 13,
      checkoutType: 14,
      username: 15,
      firstName: 16,
      lastName: 17,
      email: 18,
      checkoutLocation: 19,
      endOfLifeDate: 20,
    })
    const { notUsed, twice } = planColumns(importerHeader.split(','))
    expect(notUsed).toEqual(['Model Notes'])
    expect(twice).toEqual([])
  })

  it('are understood in the export of its asset list', () => {
    expect(fieldsOf(listExportHeader)).toEqual({
      company: 1,
      name: 2,
      assetTag: 3,
      serialNumber: 4,
      model: 5,
      modelNumber: 6,
      category: 7,
      status: 8,
      fullName: 9,
      employeeNumber: 10,
      location: 11,
      manufacturer: 13,
      supplier: 14,
      purchaseDate: 15,
      purchaseCost: 17,
      orderNumber: 19,
      endOfLifeDate: 21,
      warrantyMonths: 22,
      notes: 25,
      lastAuditDate: 35,
      nextAuditDate: 36,
      byod: 37,
    })
    expect(planColumns(listExportHeader.split(',')).notUsed).toContain('Default Location')
  })

  it('are understood in any case and with blanks around them', () => {
    expect(fieldsOf('  ASSET TAG ,serial NUMBER')).toEqual({ assetTag: 0, serialNumber: 1 })
  })

  it('that mean the same are named', () => {
    expect(planColumns(['Asset Tag', 'Serial', 'Serial Number', 'Colour', '']).twice).toEqual([
      'Serial',
      'Serial Number',
    ])
    expect(planColumns(['Asset Tag', 'Colour', '']).notUsed).toEqual(['Colour'])
  })
})

describe('a row of a list', () => {
  it('is read field by field; what is blank is absent', () => {
    expect(
      read(
        {
          'Asset Tag': ' AW-1 ',
          Serial: 'S1',
          Model: 'ThinkPad',
          'Model No.': '21ML',
          Manufacturer: 'Lenovo',
          Location: 'HQ / 1',
          'Purchase Date': '1/23/23',
          'Purchase Cost': '$1,234.50',
          Status: 'Pending',
          Notes: '',
        },
        'mdy',
      ),
    ).toEqual({
      assetTag: 'AW-1',
      serialNumber: 'S1',
      model: { name: 'ThinkPad', manufacturer: 'Lenovo', modelNumber: '21ML' },
      location: 'HQ / 1',
      purchaseDate: '2023-01-23',
      purchaseCost: '1234.50',
      status: 'Pending',
    })
  })

  it('names its model by number or manufacturer where it gives no name', () => {
    expect(read({ 'Asset Tag': '1', 'Model No.': '21ML' })).toMatchObject({ model: { name: '21ML' } })
    expect(read({ 'Asset Tag': '1', Manufacturer: 'Dell' })).toMatchObject({ model: { name: 'Dell' } })
  })

  const to = 'Checked Out To: '
  it.each([
    [
      {
        'Checkout Type': 'User',
        [`${to}Username`]: 'mei',
        [`${to}First Name`]: 'Mei',
        [`${to}Last Name`]: 'Tan',
      },
      { kind: 'person', name: 'Mei Tan', username: 'mei', email: undefined },
    ],
    [
      { 'Checked Out To': 'Mei Tan' },
      { kind: 'person', name: 'Mei Tan', username: undefined, email: undefined },
    ],
    [
      { 'Checkout Type': '', [`${to}Email`]: 'mei@example.org' },
      { kind: 'person', name: 'mei@example.org', username: undefined, email: 'mei@example.org' },
    ],
    [
      { 'Checkout Type': 'Location', [`${to}Location`]: 'HQ / 2' },
      { kind: 'location', path: 'HQ / 2' },
    ],
    [{ 'Checkout to Location': 'HQ / 2' }, { kind: 'location', path: 'HQ / 2' }],
    [
      { 'Checkout Type': 'asset', 'Checked Out To': 'AW-2' },
      { kind: 'asset', assetTag: 'AW-2' },
    ],
  ])('says to whom it is checked out: %j', (cells, checkedOutTo) => {
    expect(read({ 'Asset Tag': '1', ...cells })).toEqual({ assetTag: '1', checkedOutTo })
  })

  const { reasons } = importsText
  it.each([
    [{ 'Asset Tag': '  ', Name: 'x' }, reasons.assetTagBlank],
    [{ 'Asset Tag': 'x'.repeat(201) }, reasons.tooLong('Asset Tag', 200)],
    [{ 'Asset Tag': '1', Name: 'x'.repeat(501) }, reasons.tooLong('Name', 500)],
    [{ 'Asset Tag': '1', 'Purchase Date': '2023-02-30' }, reasons.dateInvalid('Purchase Date', '2023-02-30')],
    [{ 'Asset Tag': '1', 'Purchase Cost': '1,234' }, reasons.costUnclear('Purchase Cost', '1,234')],
    [{ 'Asset Tag': '1', 'Checkout Type': 'user' }, reasons.checkoutTargetMissing('person')],
    [{ 'Asset Tag': '1', 'Checkout Type': 'location' }, reasons.checkoutTargetMissing('location')],
    [{ 'Asset Tag': '1', 'Checkout Type': 'asset' }, reasons.checkoutTargetMissing('asset')],
    [{ 'Asset Tag': '1', 'Checkout Type': 'cat' }, reasons.checkoutUnclear('cat')],
  ])('that cannot be taken over says why: %j', (cells, reason) => {
    expect(read(cells)).toEqual({ reason })
  })

  it('with more or fewer cells than the header is refused', () => {
    const header = ['Asset Tag', 'Name']
    const row = (cells: string[]) => readImportRow(cells, header, planColumns(header), 'iso')
    expect(row(['1'])).toEqual({ reason: reasons.columnCount(2, 1) })
    expect(row(['1', 'a', 'b'])).toEqual({ reason: reasons.columnCount(2, 3) })
  })
})

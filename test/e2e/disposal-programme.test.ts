import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { checklistItems } from '../../src-shared/features/disposals/checklist.ts'
import type { WindowHouse } from '../tools/window-house.ts'
import { disposalSteps, openDisposalHouse } from './support/disposal-house.ts'
import { eventually } from './support/eventually.ts'
import { say } from './support/windows.ts'

let house: WindowHouse
let page: Page

const { dialog, dialogGone, downloaded, look, menuGone } = disposalSteps(() => page)

beforeAll(async () => {
  ;({ house, page } = await openDisposalHouse())
})
afterAll(() => house.close())
afterEach(() => expect(house.complaints).toEqual([]))

describe('quality control', () => {
  it('draws a sample, on which another person tries recovery', async () => {
    const { client } = house.connection
    const { caseId } = await client.disposals.open({
      tags: ['D-14'],
      reason: 'Sampled',
      disposition: 'reuse',
      confidentiality: 'low',
    })
    await client.disposals.addMedium({ caseId, serial: 'LOT-1', model: 'WD10', type: 'hdd' })
    const done = { method: 'overwrite', outcome: 'clear', tool: 'nwipe 0.36', operator: 'Olga' } as const
    await client.disposals.sanitize({ caseId, serial: 'LOT-1', ...done })
    await client.disposals.verify({ caseId, serial: 'LOT-1', method: 'full', by: 'Vera Verifier' })
    await say(page, { does: 'open', path: '/disposals/sampling' })
    await page.getByRole('heading', { name: 'No lot yet' }).waitFor()
    await page.keyboard.press('n')
    await dialog().getByRole('checkbox', { name: 'Sampled' }).waitFor()
    await look('lot-draw')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('grid').getByText('LOT-1').waitFor()
    await page.keyboard.press('r')
    await dialog().getByLabel('Tried by').fill('Quinn')
    await dialog().getByLabel('How recovery was tried').fill('photorec 7.2')
    await page.keyboard.press('Control+Enter')
    await page.getByText('nothing recovered, Quinn').waitFor()
    await look('lot')
    await page.keyboard.press('Escape')
    await page.getByRole('grid').getByText('passed').waitFor()
  })
})

describe('verification', () => {
  it('asks who verifies for their PIN, where they have one', async () => {
    const { client } = house.connection
    const { caseId } = await client.disposals.open({
      tags: ['D-13'],
      reason: 'With a PIN',
      disposition: 'reuse',
      confidentiality: 'low',
    })
    await client.disposals.addMedium({ caseId, serial: 'PIN-1', model: 'WD10', type: 'hdd' })
    const done = { method: 'overwrite', outcome: 'clear', tool: 'nwipe 0.36', operator: 'Olga' } as const
    await client.disposals.sanitize({ caseId, serial: 'PIN-1', ...done })
    await client.pins.set({ newPin: '583017' })
    await say(page, { does: 'open', path: `/disposals/${caseId}` })
    await page.getByRole('grid').getByText('sanitized, not verified').waitFor()
    await page.keyboard.press('F8')
    await eventually(() => dialog().getByLabel('Verified by').inputValue()).toBe('Ann Lee')
    await dialog().getByLabel('PIN of Ann Lee').waitFor()
    await page.keyboard.press('Control+Enter')
    await dialog().getByRole('alert').getByText('PIN').waitFor()
    await dialog().getByLabel('PIN of Ann Lee').fill('583017')
    await look('disposal-verify')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('grid').getByText('verified').waitFor()
  })
})

describe('more files than one call takes', () => {
  it('are handed in one hundred after the other; what is damaged is left out and named', async () => {
    const { client } = house.connection
    const { caseId } = await client.disposals.open({ tags: ['D-12'], reason: 'Many', disposition: 'reuse' })
    await say(page, { does: 'open', path: `/disposals/${caseId}?part=evidence` })
    await page.getByText('Nothing was handed in yet.').waitFor()
    const file = (name: string, text: string) => ({
      name,
      mimeType: 'text/plain',
      buffer: Buffer.from(text),
    })
    const notes = Array.from({ length: 101 }, (_, n) => file(`note-${n}.txt`, `note ${n}`))
    await page.getByLabel('Choose files').setInputFiles([...notes, file('cut.json', '{')])
    await page.getByRole('alert').getByText('cut.json').waitFor()
    await page.getByRole('tab', { name: /^Evidence.*101/ }).waitFor()
    await page.getByText('note-100.txt').waitFor()
    await page.getByRole('button', { name: 'Show 50 older ones' }).click()
    await page.getByText('note-10.txt').waitFor()
  })
})

describe('what an audit found that should be gone', () => {
  it('is retired from the list in which it is decided', async () => {
    const { audits } = house.connection.client
    const { auditId } = await audits.start({ location: 'HQ' })
    await audits.scan({ auditId, code: 'D-17', location: 'HQ / Store', method: 'scanner' })
    await audits.endCounting({ auditId })
    await say(page, { does: 'open', path: `/audits/${auditId}/reconcile` })
    await page.getByRole('tab', { name: /^Should be gone/ }).click()
    await page.getByRole('grid').getByText('D-17').waitFor()
    await page.keyboard.press('g')
    await page.getByRole('heading', { name: 'New disposal case' }).waitFor()
    await page.getByRole('list', { name: 'On the pallet' }).getByText('D-17').waitFor()
  })
})

describe('a mapping of reports', () => {
  const csv = 'Drive S/N,Outcome,Mode\nX-1,Passed,zero\nX-2,Cancelled by user,zero\n'

  it('is made from a sample: its columns on one side, our fields on the other, tried as it is typed', async () => {
    const { client } = house.connection
    await say(page, { does: 'open', path: '/disposals/mappings' })
    await page.getByRole('heading', { name: 'A sample report' }).waitFor()
    await page.getByLabel('Choose file').setInputFiles({
      name: 'list.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(csv),
    })
    const places = page.getByRole('list', { name: 'What the report says, and what it is to us' })
    await places.getByText('Passed · Cancelled by user').waitFor()
    const field = (name: string) =>
      page.getByRole('textbox', { name }).or(page.getByRole('combobox', { name }))
    await eventually(() => page.getByLabel('Serial number', { exact: false }).first().inputValue()).toBe(
      'Drive S~1N',
    )
    await page.getByText('Still to be said', { exact: false }).waitFor()
    await field('Name').first().fill('Own list')
    const read = page.getByRole('region', { name: 'What is read of the sample' })
    await read.getByText('X-1').waitFor()
    await read.getByText('aborted').waitFor()
    await page.getByRole('combobox', { name: 'What Mode is' }).press('ArrowDown')
    await page.getByRole('option', { name: 'Method' }).click()
    await menuGone()
    await page.getByRole('combobox', { name: 'Method “zero”' }).press('ArrowDown')
    await page.getByRole('option', { name: 'Overwrite by software' }).click()
    await menuGone()
    await read.getByText('erased · overwrite').waitFor()
    await look('disposal-mapping')
    await field('Name').first().press('Control+Enter')
    await page.getByText('The mapping “Own list” is saved.').waitFor()
    const kept = (await client.disposals.mappings()).mappings.find(({ name }) => name === 'Own list')
    expect(kept).toMatchObject({
      format: 'csv',
      records: 'row',
      serial: 'Drive S~1N',
      state: 'Outcome',
      succeeded: ['Passed'],
      aborted: ['Cancelled by user'],
      methods: { zero: 'overwrite' },
    })
    expect(JSON.parse((await downloaded('Export mapping')).toString())).toEqual(kept)
  })

  it('comes from a file as well, or says what is wrong with it', async () => {
    const imported = (mapping: object) =>
      page.getByLabel('Import mapping').setInputFiles({
        name: 'theirs.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(mapping)),
      })
    await imported({ name: 'Theirs' })
    await page.getByText('“theirs.json” is no mapping', { exact: false }).waitFor()
    const [known] = (await house.connection.client.disposals.mappings()).mappings
    await imported({ ...known, name: 'Theirs' })
    await page.locator('input[value=Theirs]').waitFor()
    await page.getByText('it is no XML to its end', { exact: false }).first().waitFor()
  })
})

describe('a shipment', () => {
  it('is noted with its weights, and held against what the vendor received', async () => {
    await say(page, { does: 'open', path: '/disposals/shipments' })
    await page.getByRole('heading', { name: 'No shipment yet' }).waitFor()
    await page.keyboard.press('n')
    await dialog().getByText('No case has assets that are cleared or released.').waitFor()
    await look('shipment-none')
    await page.keyboard.press('Escape')
    await dialogGone()
    const { client } = house.connection
    const { caseId } = await client.disposals.open({
      tags: ['D-16'],
      reason: 'Shipped',
      disposition: 'donation',
      vendor: 'Recycler Ltd',
    })
    await client.disposals.stateNoMedia({ caseId, tag: 'D-16', by: 'Bob' })
    for (const item of checklistItems)
      await client.disposals.answer({ caseId, item, answer: item === 'legalHold' ? 'no' : 'yes', by: 'Bob' })
    await client.disposals.approve({ caseId, by: 'Grace Approver' })
    await client.disposals.advance({ caseId, to: 'cleared' })
    await page.keyboard.press('n')
    await dialog().getByLabel('Shipped · Recycler Ltd').click()
    for (const [name, value] of [
      ['Carrier', 'Haulage'],
      ['Number of the consignment note', 'CN-1'],
      ['From country', 'de'],
      ['To country', 'DE'],
    ] as const)
      await dialog().getByRole('textbox', { name }).fill(value)
    await dialog().getByLabel('Leaves on').fill('2026-11-30')
    await dialog().getByRole('button', { name: 'Add weight' }).click()
    await dialog().getByLabel('Gross (kg)').fill('12.5')
    await dialog().getByLabel('Tare (kg)').fill('2,5')
    await dialog().getByText('net 10 kg').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: 'CN-1', level: 1 }).waitFor()
    await page.getByText('10 kg').waitFor()
    await page.locator('input[type=file]').setInputFiles({
      name: 'receipt.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('Serial\r\nOTHER-1\r\n'),
    })
    await page.getByText('SN16X of D-16 was not received').waitFor()
    await page.getByText('Lines that name nothing that was sent: 2 (OTHER-1)').waitFor()
    await look('shipment')
    await page.getByRole('button', { name: 'Close…' }).click()
    await dialog().getByLabel('What became of it').fill('It was found')
    await page.keyboard.press('Control+Enter')
    await page.getByText('closed by Ann Lee: It was found').waitFor()
  })
})

describe('what is demanded', () => {
  it('is changed as a draft, and in force once it is published with a reason', async () => {
    const { client } = house.connection
    await say(page, { does: 'open', path: '/disposals/policy' })
    await page.getByRole('heading', { name: 'Version 1 is in force' }).waitFor()
    await page.getByLabel('Per cent of a lot that is sampled').fill('10')
    await look('disposal-policy')
    await page.getByRole('button', { name: 'Save draft' }).press('Enter')
    await page.getByText('is not in force yet', { exact: false }).waitFor()
    await eventually(async () => (await client.disposalPolicy.show()).inForce.samplingPercent).toBe(5)
    await page.getByRole('button', { name: 'Publish…' }).click()
    await dialog().getByLabel('Why it is changed').fill('An auditor asked for more')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: 'Version 2 is in force' }).waitFor()
    await eventually(async () => (await client.disposalPolicy.show()).inForce.samplingPercent).toBe(10)
  })

  it('is told by a report of what was sanitized in a period', async () => {
    await page.getByRole('link', { name: 'Reports' }).click()
    const figures = page.getByRole('region', { name: 'Media', exact: true })
    await figures.getByText('Certificates issued').waitFor()
    expect((await downloaded('Save media (CSV)')).toString()).toContain('LOT-1')
    expect((await downloaded('Save report (PDF)')).subarray(0, 5).toString()).toBe('%PDF-')
    await page.getByLabel('Choose a CSV…').setInputFiles({
      name: 'before.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        'Serial,Certificate,Issuer,Date\nOLD-1,C-77,Shredders Ltd,2024-05-06\nOLD-2,,X,2024-05-06\n',
      ),
    })
    await page.getByText('1 registered, 0 were known.').waitFor()
    await page.getByText('Line 3 was not taken').waitFor()
    await page.getByText('C-77 · OLD-1').waitFor()
    await look('disposal-reports')
    await page.getByLabel('To', { exact: true }).fill('2001-01-01')
    await page.getByRole('alert').getByText('The first day has to come before').waitFor()
  })
})

describe('a vendor', () => {
  it('has permits that are told before they expire, and stops a release once they have', async () => {
    const { client } = house.connection
    await say(page, { does: 'open', path: '/disposals/vendors' })
    await page.getByRole('heading', { name: 'No vendor yet' }).waitFor()
    await page.keyboard.press('n')
    await dialog().getByLabel('Name').fill('Shredders Ltd')
    await dialog().getByRole('button', { name: 'Add permit' }).click()
    await dialog().getByLabel('Number').fill('R2-77')
    await dialog().getByLabel('Holds until').fill('2020-01-31')
    await dialog().getByLabel('Destruction of media').click()
    await look('vendor')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('grid').getByText('R2v3 R2-77').waitFor()
    await look('vendors')
    const { caseId } = await client.disposals.open({
      tags: ['D-15'],
      reason: 'Broken',
      disposition: 'recycling',
      vendor: 'Shredders Ltd',
    })
    await say(page, { does: 'open', path: `/disposals/${caseId}?part=release` })
    await page.getByText('R2v3 R2-77 of Shredders Ltd expired on 2020-01-31').first().waitFor()
    await page.getByRole('button', { name: 'Release in spite of that…' }).click()
    await dialog().getByLabel('Approved by').fill('Grace Approver')
    await dialog().getByLabel('Why').fill('The renewal is on its way')
    await look('disposal-override')
    await page.keyboard.press('Control+Enter')
    await page.getByText('The renewal is on its way', { exact: false }).waitFor()
    await say(page, { does: 'open', path: '/today' })
    await page.getByRole('region', { name: 'Disposals that wait' }).getByText('Shredders Ltd').waitFor()
  })

  it('takes what was not sanitized under seal, if it may destroy it, and certifies by serial number', async () => {
    const { client } = house.connection
    const [{ vendorId, name } = { vendorId: '', name: '' }] = (await client.vendors.list()).vendors
    const permit = {
      kind: 'naidAaa',
      number: 'N-1',
      scopes: ['destruction', 'recycling'],
      expiresOn: '2999-12-31',
    } as const
    await client.vendors.keep({ vendorId, name, permits: [{ ...permit, scopes: [...permit.scopes] }] })
    const caseId =
      (await client.disposals.list()).cases.find(({ reason }) => reason === 'Broken')?.caseId ?? ''
    await client.disposals.addMedium({ caseId, serial: 'DEAD-1', model: 'SSD 970', type: 'nvme' })
    await say(page, { does: 'open', path: `/disposals/${caseId}` })
    await page.getByRole('button', { name: 'Leave it unsanitized, sealed' }).click()
    await dialog().getByLabel('Seal number').fill('S-9')
    await dialog().getByLabel('Approved by').fill('Grace Approver')
    await dialog().getByLabel('Why').fill('It does not answer')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('grid').getByText('unsanitized, sealed').waitFor()
    await page.getByRole('tab', { name: 'Release' }).click()
    await page.getByRole('button', { name: 'Record a certificate…' }).click()
    await dialog().getByLabel('Its number').fill('SH-1')
    await dialog().getByLabel('Destroyed on').fill('2026-01-31')
    await eventually(() => dialog().getByLabel('Serial numbers, one a line').inputValue()).toBe('DEAD-1')
    await page.keyboard.press('Control+Enter')
    await page.getByText('1 of 1 serial numbers are media of this case', { exact: false }).waitFor()
    await look('disposal-vendor')
  })
})

import { join } from 'node:path'
import type { Download, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { checklistItems } from '../../src-shared/features/disposals/checklist.ts'
import { outgoing } from '../tools/disposals.ts'
import { imported } from '../tools/lists.ts'
import { openWindowHouse, type WindowHouse } from '../tools/window-house.ts'
import { lookAt } from './support/looks.ts'
import { worker } from './support/register.ts'
import { openAs, say, typeCode } from './support/windows.ts'

let house: WindowHouse
let page: Page
/** the newest certificate */
let pdf: Buffer

beforeAll(async () => {
  house = await openWindowHouse()
  const { client } = house.connection
  house.connection.setActor((await client.session.join({ name: worker })).id)
  const list = Array.from({ length: 8 }, (_, n) => ({
    'Asset Tag': `D-${10 + n}`,
    Serial: n < 2 ? 'TWIN-D' : `SN${10 + n}X`,
    Model: 'Latitude 7420',
    Location: 'HQ / Store',
  }))
  await imported({ client, folder: house.dataFolder }, list)
  await client.disposals.open({ tags: ['D-17'], reason: 'Earlier', disposition: 'resale' })
  page = await openAs(house, '/disposals')
})
afterAll(() => house.close())
afterEach(() => expect(house.complaints).toEqual([]))

const dialog = () => page.getByRole('dialog')
/** What lies behind a menu is hidden from assistance, and so would seem to be gone. */
const dialogGone = () => page.locator('[role=dialog]').waitFor({ state: 'detached' })
const evidence = (name: string) => join(import.meta.dirname, '../fixtures/evidence', name)
const benched = async (code: string, says: string, count: number) => {
  await typeCode(page, code)
  await page.locator(`[data-testid=bench-said][data-n="${count}"]`).getByText(says).waitFor()
}
const transferred = async (fields: Record<string, string>) => {
  await page.keyboard.press('t')
  for (const [name, value] of Object.entries(fields))
    await dialog().getByRole('textbox', { name }).fill(value)
  const box = await dialog().getByRole('img').boundingBox()
  if (!box) throw new Error('there is no field to sign in')
  await page.mouse.move(box.x + 20, box.y + 20)
  await page.mouse.down()
  await page.mouse.move(box.x + 80, box.y + 40, { steps: 4 })
  await page.mouse.up()
  await page.keyboard.press('Control+Enter')
  await dialogGone()
}
const bytesOf = async (download: Download) => {
  const parts: Buffer[] = []
  for await (const part of await download.createReadStream()) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}
const look = async (name: string) => {
  await lookAt(page, name)
  await page.setViewportSize({ width: 1366, height: 768 })
}

describe('the day of a disposal officer, by scanner and keyboard', () => {
  it('begins with what is chosen in the list, and goes on with what is scanned onto the pallet', async () => {
    await page.getByRole('grid').getByText('Earlier').waitFor()
    await look('disposals')
    await say(page, { does: 'open', path: '/assets' })
    await page.getByRole('grid').getByText('D-12').waitFor()
    await page.getByRole('grid').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await page.getByTestId('chosen').waitFor()
    await page.keyboard.press('r')
    await page.getByRole('heading', { name: 'New disposal case' }).waitFor()
    await page.getByRole('list', { name: 'On the pallet' }).getByText('D-12').waitFor()

    const beeped = async (code: string, says: string, count: number) => {
      await typeCode(page, code)
      await page.locator(`[data-testid=pallet-beep][data-n="${count}"]`).getByText(says).waitFor()
    }
    await beeped('sn13x', 'Added', 1)
    await beeped('D-12', 'On it already', 2)
    await beeped('nothing', 'Unknown code', 3)
    await beeped('D-17', 'In another open case', 4)
    await beeped('TWIN-D', 'Which one?', 5)
    await look('disposal-new')
    await page.getByRole('button', { name: 'D-10' }).press('Enter')
    await page.locator('[data-testid=pallet-beep][data-n="6"]').getByText('Added').waitFor()
    await beeped('D-14', 'Added', 7)
    await page.keyboard.press('Control+z')
    await page.getByText('3 on the pallet').waitFor()
  })

  it('opens the case, and says at the bench which drive is in which asset, or that there is none', async () => {
    await page.getByLabel('Reason').fill('Lease ended')
    await page.getByLabel('Confidentiality of what is stored').press('ArrowDown')
    await page.getByRole('option', { name: 'Low' }).click()
    await page.locator('.MuiPopover-root').waitFor({ state: 'detached' })
    await page.getByLabel('Who takes it').fill('Recycler Ltd')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: 'Lease ended', level: 1 }).waitFor()
    await page.getByText('Recycling · Recycler Ltd', { exact: false }).waitFor()

    await benched('D-12', 'D-12 is chosen.', 1)
    await benched('WD-WCC3F1234567', 'WD-WCC3F1234567 is not recorded yet.', 2)
    await dialog().getByLabel('Model').fill('WD10EZEX')
    await dialog().getByRole('combobox', { name: 'Type' }).press('ArrowDown')
    await page.getByRole('option', { name: 'Magnetic disk (HDD)' }).click()
    await page.locator('.MuiPopover-root').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+Enter')
    await dialogGone()
    await benched('D-13', 'D-13 is chosen.', 3)
    await benched('Z9A0BCDE', 'Z9A0BCDE is not recorded yet.', 4)
    await page.keyboard.press('Enter')
    await dialogGone()
    await benched('D-14', 'D-14 is an asset that does not stand in this case.', 5)
    await benched('D-10', 'D-10 is chosen.', 6)
    await page.keyboard.press('F4')
    await look('disposal-no-media')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('grid').getByText('no media inside, says Ann Lee').waitFor()
  })

  it('takes a log in, and says of which drives it is and of which it is not', async () => {
    await page.keyboard.press('Control+ArrowRight')
    await page.getByText('Nothing was handed in yet.').waitFor()
    await page.locator('input[type=file]').setInputFiles(evidence('nwipe.log'))
    const drives = page.getByRole('list', { name: 'Handed in' }).locator('[data-match]')
    await drives.first().waitFor()
    expect(await drives.evaluateAll((all) => all.map((one) => one.getAttribute('data-match')))).toEqual([
      'matched',
      'matched',
      'unmatched',
      'unmatched',
    ])
    await drives.first().getByText('the drive of D-12').waitFor()
    await look('disposal-evidence')
    await page.evaluate(() => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', 'a note')
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
    })
    await page.getByText('pasted-1.txt').waitFor()
  })

  it('records what counts, refuses what does not with each reason, and has that destroyed instead', async () => {
    await page.keyboard.press('Control+ArrowLeft')
    await benched('WD-WCC3F1234567', 'D-12, WD-WCC3F1234567 is chosen.', 1)
    await page.keyboard.press('Enter')
    await dialog().getByText('Overwrite by software (enough)').waitFor()
    expect(await dialog().getByLabel('Tool with version').inputValue()).toBe('nwipe 0.36')
    await page.keyboard.press('Control+Enter')
    await dialogGone()
    await page.getByRole('grid').getByText('sanitized, not verified').waitFor()
    await page.keyboard.press('Enter')
    await dialog().getByText('The tool read it back, as its log says').waitFor()
    await page.keyboard.press('Control+Enter')
    await dialogGone()

    await benched('Z9A0BCDE', 'D-13, Z9A0BCDE is chosen.', 2)
    await page.keyboard.press('F7')
    const refusals = dialog().getByTestId('refusals')
    await refusals.getByText('the log says that it failed').waitFor()
    await refusals.getByText('the log counts errors of passes').waitFor()
    await look('disposal-refused')
    await dialog().getByRole('button', { name: 'Destroy instead' }).press('Enter')
    await dialog().getByLabel('Tool with version').fill('Shredder SX-2')
    await dialog().getByLabel('Largest fragment (mm²)').fill('3000')
    await refusals.getByText('the fragments are larger than the policy allows').waitFor()
    await dialog().getByLabel('Largest fragment (mm²)').fill('300')
    await dialog().getByLabel('Place').fill('HQ yard')
    await dialog().getByLabel('Machine').fill('SX-2')
    await refusals.waitFor({ state: 'detached' })
    await page.keyboard.press('Control+Enter')
    await dialogGone()
    await page.keyboard.press('F8')
    await dialog().getByLabel('Verified by').fill('Ann Lee')
    await page.keyboard.press('Control+Enter')
    await dialog().getByText('“Ann Lee” sanitized this medium and cannot verify it').waitFor()
    await dialog().getByLabel('Verified by').fill('Vera Verifier')
    await page.keyboard.press('Control+Enter')
    await dialogGone()
    await page.getByRole('tab', { name: /^Media.*✓/ }).waitFor()
    await look('disposal-media')
  })

  it('answers the checklist by letters, and tells a gap in the chain of custody', async () => {
    await page.getByRole('tab', { name: 'Checklist' }).click()
    await page.getByRole('list', { name: 'Checklist before release' }).waitFor()
    for (const key of ['n', 'y', 'y', 'y', 'a', 'y', 'y', 'a']) {
      await page.keyboard.press(key)
    }
    await page.getByRole('tab', { name: /^Checklist.*✓/ }).waitFor()
    await look('disposal-checklist')
    await page.keyboard.press(']')
    await page.getByText('No transfer of custody is recorded yet.').waitFor()
    await transferred({ From: 'Store', To: 'Van 7', 'Seal number': '0077' })
    await transferred({ From: 'Somebody', To: 'Recycler Ltd' })
    await page.getByRole('img', { name: 'Signature of Recycler Ltd' }).waitFor()
    await page.getByText('Gap: it was with Van 7, and goes on from Somebody').waitFor()
    await look('disposal-custody')
  })

  it('issues certificates, and hands one out', async () => {
    await page.keyboard.press('[')
    await page.getByRole('tab', { name: 'Certificates' }).click()
    await page.getByRole('button', { name: 'Issue 2 certificates' }).waitFor()
    await page.keyboard.press('i')
    await page.getByText('2 certificates are ready.').waitFor()
    await page.getByRole('grid').getByText('WD-WCC3F1234567').waitFor()
    await look('disposal-certificates')
    await page.getByRole('grid').focus()
    await page.keyboard.press('Home')
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('s')])
    pdf = await bytesOf(download)
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('is approved by somebody who took no part, released and disposed of', async () => {
    await page.getByRole('tab', { name: 'Release' }).click()
    await page.getByText('nobody approved the release').waitFor()
    await page.getByLabel('Approved by').fill('Ann Lee')
    await page.keyboard.press('Enter')
    await page.getByText('cannot approve the release').waitFor()
    await page.getByLabel('Approved by').fill('Grace Approver')
    await page.keyboard.press('Enter')
    await page.getByText('Nothing stands in the way of the release.').waitFor()
    await page.getByRole('button', { name: 'Clear 3 for release' }).press('Enter')
    await page.getByRole('button', { name: 'Release 3' }).waitFor()
    await look('disposal-release')
    await page.getByRole('textbox', { name: 'Who takes it', exact: true }).fill('Recycler Ltd')
    await page.getByRole('button', { name: 'Release 3' }).press('Enter')
    await page.getByLabel('Reference of who disposed of it').fill('RC-2026-17')
    await page.getByRole('button', { name: 'Record 3 as disposed' }).press('Enter')
    await page.getByText('0 retired, 0 cleared, 0 released, 3 disposed').waitFor()
  })
})

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
    expect((await client.disposalPolicy.show()).inForce.samplingPercent).toBe(5)
    await page.getByRole('button', { name: 'Publish…' }).click()
    await dialog().getByLabel('Why it is changed').fill('An auditor asked for more')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: 'Version 2 is in force' }).waitFor()
    expect((await client.disposalPolicy.show()).inForce.samplingPercent).toBe(10)
  })

  it('is told by a report of what was sanitized in a period', async () => {
    await page.getByRole('link', { name: 'Reports' }).click()
    const figures = page.getByRole('region', { name: 'Media', exact: true })
    await figures.getByText('Certificates issued').waitFor()
    const download = (name: string) =>
      Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).press('Enter')])
    const [media] = await download('Save media (CSV)')
    expect((await bytesOf(media)).toString()).toContain('WD-WCC3F1234567')
    const [pdf] = await download('Save report (PDF)')
    expect((await bytesOf(pdf)).subarray(0, 5).toString()).toBe('%PDF-')
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
    expect(await dialog().getByLabel('Serial numbers, one a line').inputValue()).toBe('DEAD-1')
    await page.keyboard.press('Control+Enter')
    await page.getByText('1 of 1 serial numbers are media of this case', { exact: false }).waitFor()
    await look('disposal-vendor')
  })
})

describe('a certificate', () => {
  it('says no more than it knows by itself, and that it is void once the status list says so', async () => {
    const { client } = house.connection
    await say(page, { does: 'open', path: '/disposals/certificates' })
    await page.getByRole('grid').getByText('D-13').waitFor()
    const number = (await client.certificates.list({})).certificates[0]?.number ?? ''
    await page.getByRole('button', { name: 'Make void…' }).click()
    await dialog().getByLabel('Why').fill('Wrong drive')
    await dialog().getByLabel('Second person').fill('Grace Approver')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('grid').getByText('void').waitFor()
    await look('certificates')
    await page.getByRole('button', { name: 'Who attests…' }).click()
    await dialog().getByLabel('Name').fill('Grace Approver')
    await dialog().getByLabel('Title').fill('Head of security')
    await page.keyboard.press('Control+Enter')
    await dialog().waitFor({ state: 'detached' })
    expect((await client.disposals.contacts()).contacts).toMatchObject([
      { name: 'Grace Approver', title: 'Head of security' },
    ])

    await page.getByRole('link', { name: 'Verify a certificate' }).click()
    const answer = page.getByRole('list', { name: 'What can be said of each file' }).getByRole('listitem')
    const dropped = async (name: string, buffer: Buffer) =>
      page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
    await dropped(`${number}.pdf`, pdf)
    await answer.getByText('Intact, current status not known').waitFor()
    const lists = {
      'keys.json': await client.disposals.exportKeys(),
      'status.json': await client.disposals.exportStatus(),
    }
    for (const [name, list] of Object.entries(lists))
      await dropped(name, outgoing({ client, folder: house.dataFolder }, list))
    await answer.getByText('Void', { exact: true }).waitFor()
    await answer.getByText('Wrong drive').waitFor()
    const flipped = Buffer.from(pdf)
    flipped[2000] = (flipped[2000] ?? 0) ^ 1
    await dropped('flipped.pdf', flipped)
    await page.locator('[data-status=altered]').waitFor()
    await look('certificate-verify')
  })

  it('stands at its asset, with where each medium stands', async () => {
    await say(page, { does: 'open', path: '/assets/by-tag/D-12' })
    const card = page.getByRole('region', { name: 'Disposal', exact: true })
    await card.getByText('disposed', { exact: false }).waitFor()
    await card.getByText('WD-WCC3F1234567').waitFor()
    await card.getByRole('link', { name: 'Lease ended' }).waitFor()
  })
})

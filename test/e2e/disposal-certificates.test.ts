import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { certified, outgoing, purgedDrive } from '../tools/disposals.ts'
import type { WindowHouse } from '../tools/window-house.ts'
import { disposalSteps, openDisposalHouse } from './support/disposal-house.ts'
import { eventually } from './support/eventually.ts'
import { say } from './support/windows.ts'

let house: WindowHouse
let page: Page
/** the newest certificate */
let pdf: Buffer

const { dialog, look, menuGone } = disposalSteps(() => page)

beforeAll(async () => {
  ;({ house, page } = await openDisposalHouse())
  const at = { client: house.connection.client, folder: house.dataFolder }
  const { caseId } = await purgedDrive(at, { tag: 'D-12' })
  const [made] = await certified(at, caseId)
  if (!made) throw new Error('no certificate was made')
  pdf = outgoing(at, made)
})
afterAll(() => house.close())
afterEach(() => expect(house.complaints).toEqual([]))

describe('a certificate', () => {
  it('says no more than it knows by itself, and that it is void once the status list says so', async () => {
    const { client } = house.connection
    await say(page, { does: 'open', path: '/disposals/certificates' })
    await page.getByRole('grid').getByText('D-12').waitFor()
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
    await eventually(async () => (await client.disposals.contacts()).contacts).toMatchObject([
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

  it('that was issued before its vendor was approved in spite of its permits is named at the release', async () => {
    const { client } = house.connection
    const at = { client, folder: house.dataFolder }
    const permits = [
      { kind: 'r2' as const, number: 'R2-9', scopes: ['resale' as const], expiresOn: '2020-01-31' },
    ]
    await client.vendors.keep({ name: 'Late Resale', permits })
    const { caseId } = await purgedDrive(at, { tag: 'D-13', serial: 'BEFORE-1' })
    await client.vendors.choose({ caseId, vendor: 'Late Resale' })
    const [before] = await certified(at, caseId)
    await client.vendors.override({ caseId, by: 'Grace Approver', reason: 'Renewal is on its way' })
    await say(page, { does: 'open', path: `/disposals/${caseId}?part=release` })
    await page.getByText('Approved in spite of its permits by Grace Approver').waitFor()
    await page.getByText(`Issued before that, and not stating it: ${before?.number}.`).waitFor()
    await look('disposal-overridden')
  })

  it('is believed no more once two people said that its key is compromised', async () => {
    await say(page, { does: 'open', path: '/disposals/certificates' })
    await page.getByRole('grid').getByText('D-12').waitFor()
    await page.getByRole('button', { name: 'Keys…' }).click()
    await dialog().getByRole('button', { name: 'End…' }).click()
    await dialog().getByLabel('Why').fill('The laptop was stolen')
    await dialog().getByRole('combobox', { name: 'How it ends' }).press('ArrowDown')
    await page.getByRole('option', { name: 'It is compromised', exact: false }).click()
    await menuGone()
    await dialog().getByLabel('Second person').fill('Grace Approver')
    await look('certificate-key-end')
    await page.keyboard.press('Control+Enter')
    await dialog().getByText('by Ann Lee, Grace Approver: The laptop was stolen', { exact: false }).waitFor()
    await look('certificate-keys')
  })
})

import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { WindowHouse } from '../tools/window-house.ts'
import { bytesOf, disposalSteps, evidence, openDisposalHouse } from './support/disposal-house.ts'
import { eventually } from './support/eventually.ts'
import { chosenPhoto } from './support/photos.ts'
import { say, typeCode } from './support/windows.ts'

let house: WindowHouse
let page: Page

const { benched, dialog, dialogGone, look, menuGone } = disposalSteps(() => page)

beforeAll(async () => {
  ;({ house, page } = await openDisposalHouse())
  const { disposals } = house.connection.client
  await disposals.open({ tags: ['D-17'], reason: 'Earlier', disposition: 'resale' })
})
afterAll(() => house.close())
afterEach(() => expect(house.complaints).toEqual([]))

const transferred = async (fields: Record<string, string>, pictures = false) => {
  await page.keyboard.press('t')
  for (const [name, value] of Object.entries(fields))
    await dialog().getByRole('textbox', { name }).fill(value)
  if (pictures) {
    await dialog()
      .getByLabel('Choose a photo')
      .setInputFiles(await chosenPhoto(page, 'seal.jpg'))
    await dialog()
      .getByLabel('Choose a video')
      .setInputFiles({
        name: 'van.mp4',
        mimeType: 'video/mp4',
        buffer: Buffer.from('moving pictures'),
      })
    await dialog().getByLabel('Where the video is kept').fill('Archive disk 3')
    await dialog().getByLabel('Length of the video (seconds)').fill('30')
    await look('disposal-transfer')
  }
  const box = await dialog().getByRole('img').boundingBox()
  if (!box) throw new Error('there is no field to sign in')
  await page.mouse.move(box.x + 20, box.y + 20)
  await page.mouse.down()
  await page.mouse.move(box.x + 80, box.y + 40, { steps: 4 })
  await page.mouse.up()
  await page.keyboard.press('Control+Enter')
  await dialogGone()
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
    await menuGone()
    await page.getByLabel('Who takes it').fill('Recycler Ltd')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: 'Lease ended', level: 1 }).waitFor()
    await page.getByText('Recycling · Recycler Ltd', { exact: false }).waitFor()

    await benched('D-12', 'D-12 is chosen.', 1)
    await benched('WD-WCC3F1234567', 'WD-WCC3F1234567 is not recorded yet.', 2)
    await dialog().getByLabel('Model').fill('WD10EZEX')
    await dialog().getByRole('combobox', { name: 'Type' }).press('ArrowDown')
    await page.getByRole('option', { name: 'Magnetic disk (HDD)' }).click()
    await menuGone()
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
    await eventually(() =>
      drives.evaluateAll((all) => all.map((one) => one.getAttribute('data-match'))),
    ).toEqual(['matched', 'matched', 'unmatched', 'unmatched'])
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
    await page.getByLabel('Scan an asset or a drive').waitFor()
    await benched('WD-WCC3F1234567', 'D-12, WD-WCC3F1234567 is chosen.', 1)
    await page.keyboard.press('Enter')
    await dialog().getByText('Overwrite by software (enough)').waitFor()
    await eventually(() => dialog().getByLabel('Tool with version').inputValue()).toBe('nwipe 0.36')
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
    await dialog().getByRole('button', { name: 'Take a photo' }).press('Enter')
    await page.getByRole('dialog').getByText('There is no camera', { exact: false }).waitFor()
    await page.keyboard.press('Escape')
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
    await transferred({ From: 'Store', To: 'Van 7', 'Seal number': '0077' }, true)
    await transferred({ From: 'Somebody', To: 'Recycler Ltd' })
    await page.getByRole('img', { name: 'Signature of Recycler Ltd' }).waitFor()
    await page.waitForFunction(
      () => (document.querySelector<HTMLImageElement>('img[alt="Photo seal.jpg"]')?.naturalWidth ?? 0) > 0,
    )
    await page.getByText('Video van.mp4, 30 s, kept at Archive disk 3').waitFor()
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
    const pdf = await bytesOf(download)
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

  it('stands at its asset, with where each medium stands', async () => {
    await say(page, { does: 'open', path: '/assets/by-tag/D-12' })
    const card = page.getByRole('region', { name: 'Disposal', exact: true })
    await card.getByText('disposed', { exact: false }).waitFor()
    await card.getByText('WD-WCC3F1234567').waitFor()
    await card.getByRole('link', { name: 'Lease ended' }).waitFor()
    const timeline = page.getByRole('region', { name: 'Timeline' })
    const steps = [
      'Retired',
      'Medium recorded',
      'Sanitized',
      'Verified',
      'Certificate',
      'Custody',
      'Released',
    ]
    for (const step of steps)
      await timeline.getByRole('term').getByText(step, { exact: true }).first().waitFor()
    await timeline.getByText('RC-2026-17').waitFor()
  })
})

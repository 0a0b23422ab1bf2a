import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { WindowHouse } from '../tools/window-house.ts'
import { seriousViolations } from './support/accessibility.ts'
import { eventually } from './support/eventually.ts'
import { chosenPhoto, drawnJpeg } from './support/photos.ts'
import { openAuditHouse } from './support/register.ts'
import { leave, openAs } from './support/windows.ts'

let house: WindowHouse
let page: Page

beforeAll(async () => {
  house = await openAuditHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  page = await openAs(house, '/assets/by-tag/A-1003')
  await page.getByRole('region', { name: 'Facts' }).waitFor()
})
afterEach(async () => {
  await leave(page)
  expect(house.complaints).toEqual([])
})

const region = (name: string | RegExp) => page.getByRole('region', { name })
const fact = (field: string) => page.locator(`[data-field=${field}]`)
const said = () => page.getByRole('status').filter({ has: page.getByRole('button', { name: 'Undo' }) })
const assetOf = (tag: string) => house.connection.client.assets.show({ asset: tag })
const attached = async () =>
  (await house.connection.client.attachments.list({ assetId: (await assetOf('A-1003')).id })).attachments

describe('photos and files of an asset', () => {
  it('are chosen, pasted and dropped, shown and saved, removed and put back', async () => {
    const card = region('Photos and files')
    await card.locator('input[type=file]').setInputFiles(await chosenPhoto(page, 'front.jpg'))
    await said().getByText('“front.jpg” is added.').waitFor()
    const small = card.getByRole('button', { name: 'Show front.jpg' }).locator('img')
    await eventually(() => small.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320)

    await page.evaluate(
      (bytes) => {
        const clipboardData = new DataTransfer()
        clipboardData.items.add(new File([new Uint8Array(bytes)], 'image.png', { type: 'image/jpeg' }))
        document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }))
      },
      [...(await drawnJpeg(page, 200, 300))],
    )
    await card.getByRole('button', { name: 'Show Pasted picture.png' }).waitFor()

    await card.evaluate((element) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File(['%PDF-1.7 an invoice'], 'Invoice.pdf', { type: 'application/pdf' }))
      for (const type of ['dragover', 'drop'])
        element.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
    })
    const file = card.getByRole('button', { name: /^Invoice.pdf/ })
    await file.waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), file.click()])
    expect(readFileSync(await download.path(), 'utf8')).toBe('%PDF-1.7 an invoice')

    await card.getByRole('button', { name: 'Show front.jpg' }).click()
    const large = page.getByRole('dialog').getByRole('img', { name: 'Photo front.jpg' })
    await eventually(() => large.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1600)
    await page.keyboard.press('ArrowRight')
    await page.getByRole('dialog').getByText('Pasted picture.png').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    await card.getByRole('button', { name: 'Remove front.jpg' }).click()
    await said().getByText('“front.jpg” is removed.').waitFor()
    await eventually(async () => (await attached()).map(({ fileName }) => fileName)).toEqual([
      'Pasted picture.png',
      'Invoice.pdf',
    ])
    await page.keyboard.press('Control+z')
    await card.getByRole('button', { name: 'Show front.jpg' }).waitFor()
    await region('Timeline').getByText('Invoice.pdf').waitFor()

    const wrong = { name: 'wrong.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') }
    await card.locator('input[type=file]').setInputFiles(wrong)
    await card.getByText(/no picture that can be shown/).waitFor()
    await eventually(() => seriousViolations(page)).toEqual([])
  })

  it('are taken with the camera, at an address of its own, and the camera is off afterwards', async () => {
    const take = region('Photos and files').getByRole('button', { name: 'Take a photo' })
    const dialog = page.getByRole('dialog', { name: 'Take a photo' })
    await take.click()
    await dialog.getByText(/There is no camera|may not be used/).waitFor()
    expect(new URL(page.url()).pathname).toMatch(/^\/assets\/[\w-]+\/camera$/)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(new URL(page.url()).pathname).toMatch(/^\/assets\/[\w-]+$/)

    const stream = await page.evaluateHandle(() => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 })
      const context = canvas.getContext('2d')
      setInterval(() => context?.fillRect(0, 0, Math.random() * 640, 480), 30)
      const camera = canvas.captureStream(20)
      navigator.mediaDevices.getUserMedia = async () => camera
      return camera
    })
    await take.click()
    await eventually(() => dialog.getByRole('button', { name: 'Take the photo' }).isEnabled()).toBe(true)
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'detached' })
    const photo = region('Photos and files').getByRole('button', { name: /Show Photo \d{4}-/ })
    await eventually(() =>
      photo.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth),
    ).toBe(320)
    await said()
      .getByText(/“Photo .*” is added/)
      .waitFor()
    await eventually(() =>
      stream.evaluate((camera) => camera.getTracks().map(({ readyState }) => readyState)),
    ).toEqual(['ended'])
  })
})

describe('a field of an asset', () => {
  it('is edited where it stands and undone, by keyboard alone', async () => {
    await fact('status').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await eventually(() => fact('name').evaluate((value) => value === document.activeElement)).toBe(true)
    const before = (await assetOf('A-1003')).name
    await page.keyboard.press('e')
    const input = page.getByRole('textbox', { name: 'Name' })
    await eventually(() => input.evaluate((field) => field === document.activeElement)).toBe(true)
    await page.keyboard.type('Spare for the night shift')
    await page.keyboard.press('Enter')
    await said()
      .getByText(/Name: .*Spare for the night shift/)
      .waitFor()
    await eventually(() => fact('name').evaluate((value) => value === document.activeElement)).toBe(true)
    await eventually(async () => (await assetOf('A-1003')).name).toBe('Spare for the night shift')
    await page.keyboard.press('Control+z')
    await eventually(async () => (await assetOf('A-1003')).name).toBe(before)

    await page.keyboard.press('Enter')
    await page.keyboard.type('not to be kept')
    await page.keyboard.press('Escape')
    await eventually(() => fact('name').evaluate((value) => value === document.activeElement)).toBe(true)
    await eventually(async () => (await assetOf('A-1003')).name).toBe(before)
    expect(new URL(page.url()).pathname).toMatch(/^\/assets\//)
  })

  it('shows what is refused, and what it became meanwhile', async () => {
    await fact('assetTag').click()
    await page.keyboard.type('A-1004')
    await page.keyboard.press('Enter')
    await page.getByText(/belongs to another asset/).waitFor()
    await page.keyboard.press('Escape')

    await fact('location').click()
    const input = page.getByRole('combobox', { name: 'Location' })
    await input.fill('Nowhere')
    await eventually(() => page.getByRole('option').count()).toBe(0)
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: 'Facts' }).getByRole('alert').waitFor()
    await page.keyboard.press('Escape')

    await input.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Show empty fields' }).click()
    await fact('company').click()
    await page.keyboard.type('Ours')
    const { id, revision } = await assetOf('A-1003')
    await house.connection.client.assets.update({ id, revision, fields: { company: 'Theirs' } })
    await page.keyboard.press('Enter')
    await page.getByText(/Now “Theirs”/).waitFor()
    await eventually(async () => (await assetOf('A-1003')).company).toBe('Theirs')
    await page.keyboard.press('Enter')
    await said().getByText('Company: Theirs → Ours').waitFor()
  })
})

describe('what an asset is made of, and what is next', () => {
  it('takes parts in by their tag and gives them out again; a part leads to the whole', async () => {
    const card = region(/^Parts/)
    await card.getByLabel('Tag of a part').fill('A-1004')
    await page.keyboard.press('Enter')
    await said().getByText('A-1004 is a part of it now.').waitFor()
    await region('Parts (1)').waitFor()
    await card.getByLabel('Tag of a part').fill('A-1003')
    await page.keyboard.press('Enter')
    await card.getByText(/cannot be a part of/).waitFor()
    await card.getByRole('link', { name: /A-1004/ }).click()
    await page.getByRole('heading', { name: 'A-1004', level: 1 }).waitFor()
    await card.getByRole('link', { name: 'A-1003' }).click()
    await page.getByRole('heading', { name: 'A-1003', level: 1 }).waitFor()
    await card.getByRole('button', { name: 'Take A-1004 out' }).click()
    await said().getByText('A-1004 is no part of it any more.').waitFor()
    await page.keyboard.press('Control+z')
    await region('Parts (1)').waitFor()
  })

  it('offers what a person would do: moved, audited, lost and found again', async () => {
    const next = region('Next')
    await next.getByRole('button', { name: 'Mark as lost or stolen' }).click()
    await said()
      .getByText(/Status: .* → Lost/)
      .waitFor()
    await next.getByRole('button', { name: 'It was found' }).waitFor()
    await page.keyboard.press('Control+z')
    await next.getByRole('button', { name: 'Mark as lost or stolen' }).waitFor()
    await next.getByRole('button', { name: 'Move it' }).click()
    await page.getByRole('combobox', { name: 'Location' }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    const { location } = await assetOf('A-1003')
    await next.getByRole('link', { name: 'Audit its location' }).click()
    await page.getByRole('dialog').waitFor()
    await eventually(() => page.getByRole('dialog').getByLabel('Location').first().inputValue()).toBe(
      location,
    )
  })
})

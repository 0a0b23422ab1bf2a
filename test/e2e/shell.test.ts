import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { WindowHouse } from '../tools/window-house.ts'
import { desktopHost } from './support/desktop-host.ts'
import { eventually } from './support/eventually.ts'
import { openAuditHouse } from './support/register.ts'
import { hasScanFocus, leave, openAs, say, scan, scanField, typeCode } from './support/windows.ts'

const { host, asked } = desktopHost()
let house: WindowHouse
let page: Page

beforeAll(async () => {
  house = await openAuditHouse(host)
})
afterAll(() => house.close())

afterEach(async () => {
  await leave(page)
  expect(house.complaints).toEqual([])
})

const heading = (name: string) => page.getByRole('heading', { name, level: 1 })

async function openScanPage(): Promise<void> {
  const { auditId } = await house.connection.client.audits.start({ location: 'HQ' })
  page = await openAs(house, `/audits/${auditId}/scan`)
  await scanField(page).waitFor()
}

describe('a link', () => {
  it('leads to the page that it names', async () => {
    page = await openAs(house, '/assets')
    await say(page, { does: 'open', path: '/audits' })
    await heading('Audits').waitFor()
  })

  it('leads to an asset by its tag, however that is written', async () => {
    page = await openAs(house, '/audits')
    await say(page, { does: 'open', path: '/assets/by-tag/a-1003' })
    await heading('A-1003').waitFor()
    await page.goBack()
    await heading('Audits').waitFor()
  })

  it('with a tag that is none says so, and leads to a search', async () => {
    page = await openAs(house, '/audits')
    await say(page, { does: 'open', path: `/assets/by-tag/${encodeURIComponent('A/10 株?#')}` })
    await page.getByRole('heading', { name: 'No asset has the tag “A/10 株?#”' }).waitFor()
    await page.getByRole('link', { name: 'Search for “A/10 株?#”' }).click()
    await heading('Assets').waitFor()
    await eventually(() => page.getByRole('combobox', { name: 'Search' }).inputValue()).toBe('A/10 株?#')
  })

  it('does not take a serial number for a tag', async () => {
    page = await openAs(house, '/audits')
    await say(page, { does: 'open', path: '/assets/by-tag/SN1003X' })
    await page.getByRole('heading', { name: 'No asset has the tag “SN1003X”' }).waitFor()
  })

  it('that comes while something is filled in waits until it is followed', async () => {
    page = await openAs(house, '/audits')
    await heading('Audits').waitFor()
    await page.keyboard.press('n')
    await page.getByRole('dialog').getByLabel('Name').fill('Half of a name')
    await say(page, { does: 'open', path: '/assets' })
    await page.getByText('A link wants to show another page.').waitFor()
    await eventually(() => page.getByRole('dialog').getByLabel('Name').inputValue()).toBe('Half of a name')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Open it' }).click()
    await heading('Assets').waitFor()
  })

  it('keeps what stands in the scan field, and what is being sent', async () => {
    await openScanPage()
    await scan(page, 'A-1001')
    await typeCode(page, 'A-1002')
    await page.keyboard.type('A-10')
    await say(page, { does: 'open', path: '/assets' })
    await heading('Assets').waitFor()
    await page.goBack()
    await scanField(page).waitFor()
    await eventually(() => scanField(page).inputValue()).toBe('A-10')
    await eventually(() => page.locator('li[data-scan-id]').count()).toBe(2)
  })

  it.each(['//evil.example/x', '/\\evil.example', 'https://evil.example/?app://'])(
    'to %s leads nowhere',
    async (path) => {
      page = await openAs(house, '/audits')
      const before = page.url()
      await say(page, { does: 'open', path })
      await say(page, { does: 'keys' })
      await page.getByRole('dialog', { name: 'Keys' }).waitFor()
      expect(page.url()).toBe(before)
    },
  )
})

describe('a message', () => {
  it('of another source, or of no known kind, is not heard', async () => {
    page = await openAs(house, '/audits')
    await page.evaluate(() => {
      const data = { type: 'assetwalk:shell', does: 'open', path: '/assets' }
      window.dispatchEvent(new MessageEvent('message', { data, origin: location.origin }))
      window.postMessage({ ...data, type: 'other' })
      window.postMessage({ ...data, does: 'openEverything' })
      window.postMessage({ ...data, path: 7 })
      window.postMessage('assetwalk:shell')
      window.postMessage(null)
    })
    await say(page, { does: 'keys' })
    await page.getByRole('dialog', { name: 'Keys' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/audits')
  })

  it('that came before anybody had said who works is followed afterwards', async () => {
    page = await house.open()
    await page.getByRole('heading', { name: 'Who is working?' }).waitFor()
    await say(page, { does: 'open', path: '/assets/by-tag/A-1004' })
    await page.keyboard.press('Enter')
    await heading('A-1004').waitFor()
  })

  it('of having woken up asks anew for what is shown', async () => {
    page = await openAs(house, '/assets')
    await page.getByText('A-1005').waitFor()
    await watchFrames(page)
    await say(page, { does: 'resumed' })
    await eventually(() => sentFrames(page)).toContainEqual(expect.stringContaining('/assets/list'))
  })

  it('of an opened file says plainly that this version does not know it', async () => {
    page = await openAs(house, '/assets')
    await say(page, { does: 'fileOpened', fileName: 'Spring 株.awcert' })
    const dialog = page.getByRole('dialog', { name: 'This file cannot be opened yet' })
    await eventually(() => dialog.textContent()).toContain('“Spring 株.awcert”')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })
})

describe('an update', () => {
  it('is told quietly, asks first, and says that an audit is being scanned', async () => {
    await openScanPage()
    await say(page, { does: 'updateReady', version: '2.3.4' })
    await page.getByRole('status').getByText('Version 2.3.4 is ready').waitFor()
    await eventually(() => hasScanFocus(page)).toBe(true)
    expect(asked).toEqual([])
    await page.getByRole('button', { name: 'Install and restart…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Install version 2.3.4' })
    await dialog.getByText('An audit is being scanned in this window').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(asked).toEqual([])
    await page.getByRole('button', { name: 'Install and restart…' }).click()
    await dialog.getByRole('button', { name: /Install and restart/ }).click()
    await eventually(async () => asked.map(({ request }) => request)).toEqual(['installUpdate'])
  })
})

/** Takes note of what a page sends to the engine from now on. */
function watchFrames(target: Page): Promise<void> {
  return target.evaluate(() => {
    const frames: string[] = []
    Object.assign(window, { sentFrames: frames })
    const { send } = WebSocket.prototype
    WebSocket.prototype.send = function (data) {
      frames.push(String(data))
      send.call(this, data)
    }
  })
}

const sentFrames = (target: Page) =>
  target.evaluate(() => (window as unknown as { sentFrames: string[] }).sentFrames)

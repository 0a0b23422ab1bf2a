import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { WindowHouse } from '../tools/window-house.ts'
import { eventually } from './support/eventually.ts'
import { itOfDeepTests } from './support/looks.ts'
import { openAuditHouse } from './support/register.ts'
import { hasScanFocus, leave, openAs, say, scan, scanField, typeCode } from './support/windows.ts'

let house: WindowHouse
let page: Page

beforeAll(async () => {
  house = await openAuditHouse()
})
afterAll(() => house.close())

afterEach(async () => {
  await leave(page, true)
  // What was broken here on purpose is told on the console.
  house.complaints.length = 0
})

const copied = () => page.evaluate(() => navigator.clipboard.readText())

/** Tries to give an asset the tag of another, whose name must not get around. */
async function causeProblem(): Promise<void> {
  await page.getByText('A-1003').click()
  await page.getByRole('region', { name: 'Facts' }).waitFor()
  await page.keyboard.press('e')
  await page.getByRole('dialog').getByLabel('Asset tag').fill('A-1004')
  await page.keyboard.press('Control+Enter')
  await page
    .getByRole('alert')
    .getByText(/belongs to another asset/)
    .waitFor()
}

describe('a failure that a person can cause', () => {
  beforeEach(async () => {
    page = await openAs(house, '/assets')
    await page.getByText('A-1003').waitFor()
  })

  it('is copied with what helps, and without a tag or a name', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await causeProblem()
    await page.getByRole('button', { name: 'Copy details' }).click()
    await page.getByRole('status').getByText('Copied').waitFor()
    const details = await copied()
    expect(details.split('\n')).toEqual([
      'Assetwalk: 0.0.0-test',
      'Code: ASSET_TAG_TAKEN',
      'Page: /assets/:assetId',
      `System: ${await page.evaluate(() => navigator.userAgent)}`,
      expect.stringMatching(/^Time \(UTC\): \d{4}-\d\d-\d\dT[\d:.]+Z$/),
    ])
  })

  itOfDeepTests('is copied too where the browser’s own way to the clipboard is closed', async () => {
    await page.context().grantPermissions(['clipboard-read'])
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
    })
    await causeProblem()
    await page.getByRole('button', { name: 'Copy details' }).click()
    await page.getByRole('status').getByText('Copied').waitFor()
    await eventually(() => copied()).toContain('Code: ASSET_TAG_TAKEN')
  })

  itOfDeepTests('is shown to be copied by hand where there is no clipboard at all', async () => {
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
      document.execCommand = () => false
    })
    await causeProblem()
    await page.getByRole('button', { name: 'Copy details' }).click()
    const shown = page.getByRole('textbox', { name: /Copy the marked text/ })
    await eventually(() => shown.inputValue()).toContain('Code: ASSET_TAG_TAKEN')
    await eventually(() =>
      shown.evaluate((field: HTMLTextAreaElement) => field.selectionEnd),
    ).toBeGreaterThan(40)
  })
})

describe('a bug of the window', () => {
  const log = () => readFile(join(house.dataFolder, 'logs/engine.log'), 'utf8')

  it('stands in the log under the reference that is shown, with its frames and without its message', async () => {
    page = await openAs(house, '/audits')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.route('**/assets/scan-page-*.js', (route) => route.abort())
    const { auditId } = await house.connection.client.audits.start({ location: 'HQ' })
    await say(page, { does: 'open', path: `/audits/${auditId}/scan` })
    await page.getByRole('heading', { name: 'This page broke' }).waitFor()
    const reference =
      /Reference: (W-\w+)/.exec((await page.getByRole('alert').textContent()) ?? '')?.[1] ?? ''
    await page.getByRole('button', { name: 'Copy details' }).click()
    await page.getByRole('status').getByText('Copied').waitFor()
    const details = await copied()
    expect(details).toContain(`Reference: ${reference}`)
    expect(details).toContain('Code: TypeError')
    expect(details).toContain('Page: /audits/:auditId/scan')
    expect(details).not.toContain(auditId)
    await eventually(log).toContain(reference)
  })

  it('that nobody caught is written down once, however often it comes', async () => {
    page = await openAs(house, '/audits')
    await page.evaluate(() => {
      const fail = () => {
        const error = new RangeError('Ann Lee lost A-1001')
        error.stack = `RangeError: Ann Lee lost A-1001\n    at readList (${location.origin}/assets/list-1.js:12:34)`
        void Promise.reject(error)
        window.dispatchEvent(new ErrorEvent('error', { error }))
      }
      for (let n = 0; n < 100; n++) fail()
    })
    const entries = async () => (await log()).split('\n').filter((line) => line.includes('RangeError'))
    await eventually(async () => (await entries()).length).toBe(1)
    // A report that came later would have come before the answer to this.
    await house.connection.client.session.welcome()
    await eventually(() => entries()).toHaveLength(1)
    await eventually(async () => (await entries())[0]).toContain('readList (/assets/list-1.js:12:34)')
    await eventually(async () => (await entries())[0]).not.toMatch(/Ann Lee|A-1001/)
  })

  it('whose report fails too does not go on for ever', async () => {
    page = await openAs(house, '/audits')
    const before = house.complaints.length
    const crashed = house.engine.crash()
    await page.evaluate(() => void Promise.reject(new SyntaxError('while the engine is away')))
    await crashed
    await eventually(async () => (await log()).includes('SyntaxError')).toBe(true)
    expect(house.complaints.slice(before).filter((line) => line.includes('W-'))).toHaveLength(1)
  })
})

describe('an engine that ends and begins anew', () => {
  beforeEach(async () => {
    const { auditId } = await house.connection.client.audits.start({ location: 'HQ' })
    page = await openAs(house, `/audits/${auditId}/scan`)
    await scanField(page).waitFor()
  })
  const notice = () => page.getByText('Assetwalk’s engine was started again.')

  it('is told once, beside the work: the keyboard and what is half typed stay where they are', async () => {
    await scan(page, 'A-1001')
    await page.keyboard.type('A-10')
    await house.engine.crash()
    await notice().waitFor()
    await eventually(() => page.getByRole('dialog').count()).toBe(0)
    await eventually(() => hasScanFocus(page)).toBe(true)
    await page.keyboard.type('02')
    await page.keyboard.press('Enter')
    await page.locator('[data-testid=verdict]').getByText('A-1002').waitFor()
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await notice().waitFor({ state: 'detached' })
    await eventually(() => hasScanFocus(page)).toBe(true)
    expect(await scan(page, 'A-1003')).toBe('found')
    await house.engine.crash()
    await notice().waitFor()
    await eventually(() => notice().count()).toBe(1)
  })

  it('is not told of where it was there from the beginning', async () => {
    expect(await scan(page, 'A-1001')).toBe('found')
    await eventually(() => notice().count()).toBe(0)
  })

  it('leaves a code that waited and one that is half typed, also across a reload', async () => {
    await scan(page, 'A-1001')
    const crashed = house.engine.crash()
    await typeCode(page, 'A-1002')
    await page.keyboard.type('A-10')
    await page.reload()
    await crashed
    await scanField(page).waitFor()
    await eventually(() => scanField(page).inputValue()).toBe('A-10')
    // Marked, so that a scanner does not put its code behind it.
    await eventually(async () => page.locator('li[data-scan-id]').count()).toBe(2)
    expect(await scan(page, 'A-1003')).toBe('found')
  })
})

describe('a question that is open', () => {
  it('can be asked again after the window was loaded anew', async () => {
    const { auditId } = await house.connection.client.audits.start({ location: 'HQ' })
    page = await openAs(house, `/audits/${auditId}/scan`)
    await scanField(page).waitFor()
    expect(await scan(page, 'TWIN-7')).toBe('ambiguous')
    await page.reload()
    await page.getByRole('button', { name: 'Choose what TWIN-7 is' }).click()
    await page.getByTestId('verdict').getByText('A-1302').waitFor()
    await page.keyboard.press('2')
    await page.locator('[data-testid=verdict][data-verdict=found]').waitFor()
    await eventually(() => page.getByRole('button', { name: 'Choose what TWIN-7 is' }).count()).toBe(0)
  })
})

import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { WindowHouse } from '../tools/window-house.ts'
import { openAuditHouse, worker } from './support/register.ts'
import { openAs } from './support/windows.ts'

let house: WindowHouse
let page: Page

beforeAll(async () => {
  house = await openAuditHouse()
})
afterAll(() => house.close())

afterEach(async () => {
  await page.close()
  expect(house.complaints).toEqual([])
})

const noKey = { name: 'Open the address that Assetwalk printed' }
const origin = () => new URL(house.loopback.url).origin

/** A page in a context that was never at the door. */
async function strangerPage(): Promise<Page> {
  const context = await house.browser.newContext()
  onTestFinished(() => context.close())
  return context.newPage()
}

describe('the key of the window', () => {
  it('leaves the address bar and the history, and is kept across a reload', async () => {
    page = await house.open()
    await page.getByRole('button', { name: worker }).click()
    await page.getByRole('grid').waitFor()
    expect(page.url()).not.toContain('key')
    await page.reload()
    await page.getByRole('grid').waitFor()
    await page.goBack().catch(() => undefined)
    expect(page.url()).not.toContain('key')
  })

  it('is needed: without one, the window says what to do', async () => {
    page = await strangerPage()
    await page.goto(`${origin()}/audits`)
    await page.getByRole('heading', noKey).waitFor()
  })

  it('of an earlier start is refused, and the window says what to do', async () => {
    page = await strangerPage()
    await page.goto(`${origin()}/#key=from-an-earlier-start`)
    await page.getByRole('heading', noKey).waitFor()
    await page.reload()
    await page.getByRole('heading', noKey).waitFor()
  })
})

describe('who is working', () => {
  it('is asked, switched from the status line, and stands on what is changed', async () => {
    page = await openAs(house, '/assets')
    await page.getByRole('button', { name: /Switch person/ }).click()
    await page.getByRole('dialog').getByLabel('Somebody else').fill('Mei Tanaka')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /Switch person.*Mei Tanaka/ }).waitFor()
    const { id } = await house.connection.client.assets.show({ asset: 'A-1001' })
    await page.getByText('A-1001').click()
    await page.getByRole('region', { name: 'Facts' }).waitFor()
    await page.keyboard.press('e')
    await page.getByRole('dialog').getByLabel('Notes').fill('seen by Mei')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    const { entries } = await house.connection.client.assets.timeline({ assetId: id })
    expect(entries[0]?.actor).toBe('Mei Tanaka')
    await page.reload()
    await page.getByRole('button', { name: /Switch person.*Mei Tanaka/ }).waitFor()
  })

  it('is asked anew in a new window', async () => {
    const first = await openAs(house, '/assets')
    page = await house.open()
    await page.getByRole('heading', { name: 'Who is working?' }).waitFor()
    await first.close()
  })
})

describe('the keyboard alone', () => {
  it('leads through every page', async () => {
    page = await house.open()
    await page.getByRole('heading', { name: 'Who is working?' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Assets', level: 1 }).waitFor()
    await page.getByText('A-1001').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: 'Facts' }).waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('u')
    await page.getByRole('heading', { name: 'Audits', level: 1 }).waitFor()
    await page.getByRole('heading', { name: 'No audits yet' }).waitFor()
    await page.keyboard.press('n')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.type('Depot')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    await page.getByLabel('Scan or type a code').waitFor()
    await page.keyboard.press('F1')
    await page.getByRole('dialog', { name: 'Keys' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  it('reaches everything by Tab, in the order of the page, and shows where it is', async () => {
    page = await openAs(house, '/assets')
    await page.getByText('A-1001').waitFor()
    const seen: string[] = []
    for (let n = 0; n < 25; n++) {
      await page.keyboard.press('Tab')
      const at = await page.evaluate(() => {
        const element = document.activeElement
        if (!element || element === document.body) return null
        const style = getComputedStyle(element)
        const isMarked =
          (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0) ||
          style.boxShadow !== 'none'
        const parent = element.parentElement && getComputedStyle(element.parentElement)
        const parentMarked = parent && (parent.outlineStyle !== 'none' || parent.boxShadow !== 'none')
        const name = element.getAttribute('aria-label') ?? element.textContent ?? ''
        // A list marks the row that its keys act on.
        const hasMarkedRow = element.querySelector('[role=row][data-active=true]') !== null
        return { name: name.trim().slice(0, 40), isMarked: isMarked || parentMarked || hasMarkedRow }
      })
      if (!at) continue
      expect(at).toMatchObject({ isMarked: true })
      seen.push(at.name)
    }
    for (const name of ['Skip to the page', 'Assets', 'Audits', 'Import', 'Search', 'Export CSV'])
      expect(seen).toContain(name)
  })
})

import type { Locator, Page } from 'playwright-core'
import type { WindowHouse } from '../../tools/window-house.ts'
import { worker } from './register.ts'

/** Opens a window in which somebody already works, at a page. @param before runs in the page before its own scripts */
export async function openAs(
  house: WindowHouse,
  path: string,
  name = worker,
  before: () => unknown = () => undefined,
): Promise<Page> {
  const { workers } = await house.connection.client.session.welcome()
  const person = workers.find((known) => known.name === name)?.id ?? ''
  const { origin, hash } = new URL(house.loopback.url)
  const page = await house.newPage()
  await page.addInitScript((id) => {
    if (sessionStorage.getItem('assetwalk.person') === null) sessionStorage.setItem('assetwalk.person', id)
  }, person)
  await page.addInitScript(before)
  await page.goto(`${origin}${path}${hash}`)
  await page.getByRole('navigation', { name: 'Pages', exact: true }).waitFor()
  await page.getByRole('main').waitFor()
  return page
}

/** Says something to a window as the preload script of the desktop does. */
export function say(page: Page, message: Record<string, unknown>): Promise<void> {
  return page.evaluate(
    (data) => window.postMessage({ type: 'assetwalk:shell', ...data }, location.origin),
    message,
  )
}

export const scanField = (page: Page): Locator => page.getByLabel('Scan or type a code')

/** Types a code as a scanner does, without looking where the keyboard is. */
export async function typeCode(page: Page, code: string): Promise<void> {
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
}

/** Scans a code and answers the verdict that is shown for it. */
export async function scan(page: Page, code: string): Promise<string> {
  const before = await shownScan(page)
  await typeCode(page, code)
  return newVerdict(page, before)
}

/** The id of the scan whose verdict is shown. */
export async function shownScan(page: Page): Promise<string | null> {
  const verdict = page.getByTestId('verdict')
  return (await verdict.count()) > 0 ? verdict.getAttribute('data-scan-id') : null
}

/** Waits for the verdict of another scan than that one. */
export async function newVerdict(page: Page, before: string | null): Promise<string> {
  const verdict = page.locator(`[data-testid=verdict]:not([data-scan-id="${before}"])`)
  await verdict.waitFor()
  return (await verdict.getAttribute('data-verdict')) ?? ''
}

/** The counts that a page shows, by key. */
export async function shownCounts(page: Page): Promise<Record<string, number>> {
  const entries = await page
    .locator('[data-testid^="counts-"]')
    .evaluateAll((elements) =>
      elements.map((element) => [
        (element.getAttribute('data-testid') ?? '').slice('counts-'.length),
        Number((element.querySelector('dd')?.textContent ?? '').replace(/\D/g, '')),
      ]),
    )
  return Object.fromEntries(entries)
}

/** Whether the keyboard is in the scan field. */
export function hasScanFocus(page: Page): Promise<boolean> {
  return scanField(page).evaluate((field) => document.activeElement === field)
}

/** Chooses the room in which one stands by keyboard alone. */
export async function chooseRoom(page: Page, search: string): Promise<void> {
  await page.keyboard.press('F2')
  await page.getByRole('dialog').locator('input:focus').waitFor()
  await page.keyboard.type(search)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

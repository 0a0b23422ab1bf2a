import type { Locator, Page } from 'playwright-core'
import type { WindowHouse } from '../../tools/window-house.ts'
import { worker } from './register.ts'

/** What a window was when a test got it. */
interface Opened {
  house: WindowHouse
  name: string
  /** its address with the key, but for the page */
  address: (path: string) => string
  /** what it keeps beyond a page */
  kept: string
}
const opened = new WeakMap<Page, Opened>()
/** The window of each house that the test before left, and whether it is as that had found it. */
const spare = new WeakMap<WindowHouse, { page: Page; isAsFound: boolean }>()

/**
 * Opens a window in which somebody already works, at a page; or takes the one that was left, since a new one takes two
 * seconds of a core. It is loaded anew unless it was left as it had been found.
 * @param before runs in the page before its own scripts; such a window is a new one
 */
export async function openAs(
  house: WindowHouse,
  path: string,
  name = worker,
  before?: () => unknown,
): Promise<Page> {
  const left = spare.get(house)
  if (left && !before && opened.get(left.page)?.name === name) {
    spare.delete(house)
    if (!left.isAsFound || !(await showAnew(left.page, path))) await load(left.page, path)
    return left.page
  }
  const { workers } = await house.connection.client.session.welcome()
  const person = workers.find((known) => known.name === name)?.id ?? ''
  const { origin, hash } = new URL(house.loopback.url)
  const page = await house.newPage()
  await page.addInitScript((id) => {
    if (sessionStorage.getItem('assetwalk.person') === null) sessionStorage.setItem('assetwalk.person', id)
  }, person)
  if (before) await page.addInitScript(before)
  opened.set(page, { house, name, address: (at) => `${origin}${at}${hash}`, kept: '' })
  await load(page, path)
  return page
}

/** Loads such a window with nothing kept, and takes note of what it keeps from then on. */
async function load(page: Page, path: string): Promise<void> {
  const was = opened.get(page)
  if (!was) throw new Error('only a window that openAs opened is loaded anew')
  if (page.url() !== 'about:blank') {
    // By way of something else of that origin: an address that differs in its key alone is not loaded.
    await page.goto(was.address('/favicon.svg'))
    await page.evaluate(() => {
      localStorage.clear()
      sessionStorage.clear()
    })
  }
  await page.goto(was.address(path))
  await page.getByRole('navigation', { name: 'Pages', exact: true }).waitFor()
  await page.getByRole('main').waitFor()
  opened.set(page, { ...was, kept: await keptIn(page) })
}

/**
 * Leaves a window to the next test. Where it keeps anything that it did not before, it is loaded anew with nothing kept.
 * @param isSpent whether it is to be loaded anew in any case
 */
export async function leave(page: Page, isSpent = false): Promise<void> {
  const was = opened.get(page)
  if (page.isClosed()) return
  if (!was || spare.has(was.house)) return page.close()
  await page.unrouteAll()
  if (!isSpent) await clearSearch(page)
  const isAsFound = !isSpent && (await keptIn(page)) === was.kept
  await page.emulateMedia({ media: null, colorScheme: null, contrast: null, forcedColors: null })
  await page.setViewportSize({ width: 1366, height: 768 })
  spare.set(was.house, { page, isAsFound })
}

/** What is sought narrows the list of assets by the address of the page, which follows. */
async function clearSearch(page: Page): Promise<void> {
  const search = page.getByRole('combobox', { name: 'Search', exact: true })
  if ((await page.getByRole('dialog').count()) > 0 || !(await search.isVisible())) return
  if ((await search.inputValue()) === '') return
  await search.focus()
  await page.keyboard.press('Escape')
  await page.waitForURL((url) => !url.searchParams.get('search'))
}

/** Leads a window to a page as the desktop does, by way of another one, so that it begins anew. */
async function showAnew(page: Page, path: string): Promise<boolean> {
  const away = path.startsWith('/more')
    ? { path: '/imports', title: 'Import' }
    : { path: '/more', title: 'More' }
  try {
    for (let i = 0; i < 5 && (await page.getByRole('dialog').count()) > 0; i++)
      await page.keyboard.press('Escape')
    const between = page.getByRole('heading', { name: away.title, level: 1 })
    await say(page, { does: 'open', path: away.path })
    await between.waitFor({ timeout: 5_000 })
    await say(page, { does: 'open', path })
    await between.waitFor({ state: 'detached', timeout: 5_000 })
    return true
  } catch {
    return false
  }
}

/** The storages of a window and what stands in its search box, as text. */
const keptIn = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const search = document.querySelector<HTMLInputElement>('search input')?.value ?? ''
    return JSON.stringify([search, { ...localStorage }, { ...sessionStorage }])
  })

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

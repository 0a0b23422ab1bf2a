import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { it } from 'vitest'
import { poorContrast, seriousViolations } from './accessibility.ts'
import { eventually } from './eventually.ts'

/**
 * With ASSETWALK_TEST_PICTURES=1, as in the deep tests, everything is looked at, in all six ways, each with its picture.
 * Otherwise every page in three and what it shows now and then as it stands, and one picture is kept (decision 62).
 */
export const looksAtAll = process.env.ASSETWALK_TEST_PICTURES === '1'
/** A test for the deep tests alone, since it shows one more way to what another test of the window shows (decision 62). */
export const itOfDeepTests: (name: string, test: () => Promise<void>) => void = looksAtAll ? it : () => {}

const folder = join(import.meta.dirname, '../../artefacts/screenshots')

const small = { width: 1366, height: 768 }
const large = { width: 1920, height: 1080 }
/** The small screen at 200 %, and a width of 1280 at 400 % (WCAG 1.4.10). */
const twofold = { width: 683, height: 384 }
const fourfold = { width: 320, height: 256 }

/**
 * Looks at what a window of 1366x768 shows, as it stands: that it is accessible, that nothing hangs over. A page also on a
 * large screen in the dark and enlarged fourfold: that everything can be reached by scrolling up and down alone. In the deep
 * tests it is all of that and more contrast, whatever it is.
 * @param isPage whether it is a page, not what one shows now and then
 */
export async function lookAt(page: Page, name: string, isPage = false): Promise<void> {
  await settledPicture(page, `${name}-1366-light`, true)
  await eventually(() => overflow(page)).toEqual({ right: 0, bottom: 0 })
  await eventually(() => seriousViolations(page)).toEqual([])
  if (!isPage && !looksAtAll) return

  await page.setViewportSize(large)
  await page.emulateMedia({ colorScheme: 'dark' })
  await settledPicture(page, `${name}-1920-dark`)
  await eventually(() => overflow(page)).toEqual({ right: 0, bottom: 0 })
  await eventually(() => poorContrast(page)).toEqual([])

  if (looksAtAll) await lookWithMoreContrast(page, name)

  await page.emulateMedia({ colorScheme: 'light', contrast: null, forcedColors: null })
  for (const size of looksAtAll ? [twofold, fourfold] : [fourfold]) {
    await page.setViewportSize(size)
    await settledPicture(page, `${name}-${size.width}`)
    await eventually(async () => (await overflow(page)).right).toBe(0)
    await eventually(() => outOfReach(page)).toEqual([])
  }
}

async function lookWithMoreContrast(page: Page, name: string): Promise<void> {
  await page.setViewportSize(small)
  await page.emulateMedia({ colorScheme: 'light', contrast: 'more' })
  await settledPicture(page, `${name}-contrast`)
  await eventually(() => overflow(page)).toEqual({ right: 0, bottom: 0 })
  await page.emulateMedia({ colorScheme: 'dark', contrast: null, forcedColors: 'active' })
  await settledPicture(page, `${name}-forced`)
  await eventually(() => overflow(page)).toEqual({ right: 0, bottom: 0 })
}

/** Waits until a page has come to rest, and keeps a picture of it where that is wanted. */
export async function settledPicture(page: Page, name: string, isKept = looksAtAll): Promise<void> {
  await menusInView(page)
  await settled(page)
  if (!isKept) return
  const devtools = await page.context().newCDPSession(page)
  // To press it hard takes longer than to draw it.
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true })
  await devtools.detach()
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.png`), data, 'base64')
}

/** A menu finds its new place a moment after the window has got another size. */
async function menusInView(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.MuiPopover-paper')].every((menu) => {
      const { left, right, top, bottom } = menu.getBoundingClientRect()
      return left >= 0 && top >= 0 && right <= window.innerWidth && bottom <= window.innerHeight
    }),
  )
}

/** Scrolled to the top, its faces there, and drawn: what changed a moment ago stands in the frame after the next. */
export function settled(page: Page): Promise<void> {
  return page.evaluate(async () => {
    for (const element of document.querySelectorAll('*')) if (element.scrollTop > 0) element.scrollTop = 0
    await document.fonts.ready
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    await frame()
    await frame()
  })
}

/** By how many pixels the page is larger than the window. */
function overflow(page: Page): Promise<{ right: number; bottom: number }> {
  return page.evaluate(() => ({
    right: document.documentElement.scrollWidth - window.innerWidth,
    bottom: document.documentElement.scrollHeight - window.innerHeight,
  }))
}

/** What can be used but not be brought into view as wide as it is, by scrolling up and down alone. */
function outOfReach(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const layer = [...document.querySelectorAll('[role=dialog]')].at(-1) ?? document.body
    const usable =
      'a[href], button:not(:disabled), input:not([type=file]), textarea, select, [role=tab], [role=grid]'
    return [...layer.querySelectorAll<HTMLElement>(usable)]
      .filter((element) => element.checkVisibility() && element.getClientRects().length > 0)
      .filter((element) => !element.closest('[aria-hidden=true]') && element.tabIndex >= 0)
      .filter((element) => element.getAttribute('href') !== '#page')
      .filter((element) => {
        element.scrollIntoView({ block: 'nearest', inline: 'nearest' })
        const { left, right, top, bottom, height } = element.getBoundingClientRect()
        const isWide = left < -1 || right > window.innerWidth + 1
        const isAway = bottom < 1 || top > window.innerHeight - 1
        return isWide || isAway || height < 8 || document.documentElement.scrollLeft > 0
      })
      .map((element) => `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent}`)
  })
}

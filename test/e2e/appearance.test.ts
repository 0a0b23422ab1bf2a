import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { worker } from './support/register.ts'
import { scenes, verdictCodes } from './support/scenes.ts'
import { openStage, type Stage } from './support/stage.ts'
import { scan, scanField } from './support/windows.ts'

const folder = join(import.meta.dirname, '../artefacts/screenshots')

let stage: Stage

beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  stage = await openStage()
})
afterAll(() => stage.close())

const small = { width: 1366, height: 768 }
const large = { width: 1920, height: 1080 }
/** The small screen at 200 %, and a width of 1280 at 400 % (WCAG 1.4.10). */
const twofold = { width: 683, height: 384 }
const fourfold = { width: 320, height: 256 }

describe.each(Object.entries(scenes))('%s', (name, scene) => {
  it('is accessible and whole in light and dark, in high contrast, and enlarged', async () => {
    const page = await scene(stage)
    let failed = true
    onTestFinished(() => stage.leave(page, failed))
    const picture = (look: string) => takePicture(page, `${name}-${look}`)
    await picture('1366-light')
    expect(await overflow(page)).toEqual({ right: 0, bottom: 0 })
    expect(await seriousViolations(page)).toEqual([])

    await page.setViewportSize(large)
    await page.emulateMedia({ colorScheme: 'dark' })
    await picture('1920-dark')
    expect(await overflow(page)).toEqual({ right: 0, bottom: 0 })
    expect(await poorContrast(page)).toEqual([])

    await page.setViewportSize(small)
    await page.emulateMedia({ colorScheme: 'light', contrast: 'more' })
    await picture('contrast')
    await page.emulateMedia({ colorScheme: 'dark', contrast: null, forcedColors: 'active' })
    await picture('forced')

    await page.emulateMedia({ colorScheme: 'light', forcedColors: null })
    for (const size of [twofold, fourfold]) {
      await page.setViewportSize(size)
      await picture(`${size.width}`)
      expect((await overflow(page)).right).toBe(0)
      expect(await outOfReach(page)).toEqual([])
    }
    expect([...stage.house.complaints, ...stage.empty.complaints]).toEqual([])
    failed = false
  })
})

describe('each verdict', () => {
  it('can be read in light, dark and forced colours', async () => {
    const { auditId, roomId } = stage
    const page = await stage.at(`/audits/${auditId}/scan?room=${roomId}`, (at) => scanField(at).waitFor())
    for (const [verdict, code] of verdictCodes) {
      expect(await scan(page, code)).toBe(verdict)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await takePicture(page, `scan-${verdict}-${colorScheme}`)
        expect(await poorContrast(page, '[data-testid=verdict]')).toEqual([])
      }
      await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' })
      await takePicture(page, `scan-${verdict}-forced`)
      await page.emulateMedia({ forcedColors: null })
    }
  })
})

describe('motion', () => {
  it('is there, and stops altogether where the system asks for it', async () => {
    const page = await stage.house.newPage({ reducedMotion: 'no-preference' })
    await page.goto(stage.house.loopback.url)
    await page.getByRole('button', { name: worker }).click()
    await page.getByText('A-1001').waitFor()
    await watchMotion(page)
    await page.keyboard.press('F1')
    await page.getByRole('dialog').waitFor()
    expect(await longestMotion(page)).toBeGreaterThan(50)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    await page.emulateMedia({ reducedMotion: 'reduce' })
    await watchMotion(page)
    for (const key of ['F1', 'Escape', 'n', 'Escape', 'Escape']) {
      await page.keyboard.press(key)
      await settled(page)
    }
    await page.evaluate(() => window.postMessage({ type: 'assetwalk:shell', does: 'open', path: '/more' }))
    await page.getByRole('button', { name: 'Show diagnostics' }).click()
    await page.getByRole('dialog').getByRole('region').first().waitFor()
    expect(await longestMotion(page)).toBeLessThanOrEqual(1)
  })
})

/** Takes note, frame by frame, of how long what moves takes. */
function watchMotion(page: Page): Promise<void> {
  return page.evaluate(() => {
    const watched = window as unknown as { motion: number; watching?: true }
    watched.motion = 0
    if (watched.watching) return
    watched.watching = true
    const look = () => {
      for (const { effect } of document.getAnimations()) {
        const { activeDuration } = effect?.getComputedTiming() ?? {}
        watched.motion = Math.max(watched.motion, Number(activeDuration ?? 0))
      }
      requestAnimationFrame(look)
    }
    look()
  })
}

/** Milliseconds of the longest motion since it was watched. */
const longestMotion = (page: Page) => page.evaluate(() => (window as unknown as { motion: number }).motion)

/** Scrolled to the top, its faces there, and drawn: what changed a moment ago stands in the frame after the next. */
function settled(page: Page): Promise<void> {
  return page.evaluate(async () => {
    for (const element of document.querySelectorAll('*')) if (element.scrollTop > 0) element.scrollTop = 0
    await document.fonts.ready
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    await frame()
    await frame()
  })
}

async function takePicture(page: Page, name: string): Promise<void> {
  await settled(page)
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

/** There are no frames, and in its legacy mode it needs no second page. */
const axeOn = (page: Page) => new AxeBuilder({ page }).setLegacyMode()

function seriousViolations(page: Page): Promise<string[]> {
  return violationsOf(axeOn(page))
}

/** @param part what is looked at; the whole page if not given */
function poorContrast(page: Page, part?: string): Promise<string[]> {
  const axe = axeOn(page).withRules(['color-contrast'])
  return violationsOf(part ? axe.include(part) : axe)
}

async function violationsOf(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`))
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

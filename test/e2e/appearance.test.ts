import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { eventually } from './support/eventually.ts'
import { lookAt, looksAtAll, settled } from './support/looks.ts'
import { worker } from './support/register.ts'
import { pages, states } from './support/scenes.ts'
import { openStage, type Stage } from './support/stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const scenes = looksAtAll ? { ...pages, ...states } : pages

describe.each(Object.entries(scenes))('%s', (name, scene) => {
  it('is accessible and whole in light and dark, and enlarged', async () => {
    const page = await scene(stage)
    let failed = true
    onTestFinished(() => stage.leave(page, failed))
    await lookAt(page, name, true)
    expect([...stage.house.complaints, ...stage.empty.complaints]).toEqual([])
    failed = false
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
    await eventually(() => longestMotion(page)).toBeGreaterThan(50)
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
    await eventually(() => longestMotion(page)).toBeLessThanOrEqual(1)
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

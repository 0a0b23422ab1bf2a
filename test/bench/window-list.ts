import type { CDPSession, Page } from 'playwright-core'
import { atMost, information, percentile, type Result } from './result.ts'

/** What one notch of a mouse's wheel moves. */
const wheelPixels = 120
const longestBlank = 100

/**
 * The list of all assets in a real Chromium: what a frame costs while somebody wheels, how long a row in view is blank
 * after jumps to anywhere, whether its last row is reached, and what stays in memory after a long walk through it.
 * @param page shows the list
 * @param assets how many rows it has
 * @param measured turns of the wheel; of jumps a quarter, of places that are walked through twice as many
 */
export async function measureList(page: Page, assets: number, measured: number): Promise<Result[]> {
  const [jumps, walked] = [Math.ceil(measured / 4), measured * 2]
  const cdp = await page.context().newCDPSession(page)
  // Time of the thread, not of the clock: what else the computer does counts for nothing.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.evaluate(watchBlanks)
  const list = page.getByRole('grid')
  await list.hover()

  const frames: number[] = []
  for (let step = 0; step < measured; step++) {
    const before = await work(cdp)
    await page.mouse.wheel(0, wheelPixels)
    await page.evaluate(twoFrames)
    const moved = await framesMoved(page)
    if (moved > 0) frames.push(((await work(cdp)) - before) / moved)
  }
  const wheeling = await longest(page)

  for (let jump = 0; jump < jumps; jump++) {
    await list.evaluate(
      (element, share) => {
        element.scrollTop = share * element.scrollHeight
      },
      (jump * 0.618) % 1,
    )
    await page.waitForFunction(() => document.querySelector('[data-waiting]') === null)
  }
  const jumping = await longest(page)

  await list.focus()
  await page.keyboard.press('End')
  await list
    .locator(`[role=row][aria-rowindex="${assets + 1}"]`)
    .getByText(/\w/)
    .first()
    .waitFor()

  // Twice, since what is kept for a while has to be there before.
  await walk(page, walked)
  const heapBefore = await heap(cdp)
  await walk(page, walked)
  const grown = (await heap(cdp)) - heapBefore
  await page.keyboard.press('Home')
  await cdp.detach()
  return [
    atMost('list: script and layout of a frame while wheeling, p95', percentile(frames, 0.95), 'ms', 8),
    information('list: the same, median', percentile(frames, 0.5), 'ms'),
    atMost('list: longest that a row was blank while wheeling', wheeling, 'ms', longestBlank),
    atMost('list: longest that a row was blank after a jump', jumping, 'ms', longestBlank),
    atMost(`list: heap after ${walked} places of the list, grown by`, grown / 1e6, 'MB', 5),
  ]
}

/** Goes through the whole list, from place to place. */
async function walk(page: Page, places: number): Promise<void> {
  for (let place = 0; place < places; place++) {
    await page.getByRole('grid').evaluate((element, share) => {
      element.scrollTop = share * element.scrollHeight
    }, place / places)
    await page.evaluate(twoFrames)
  }
  await page.waitForFunction(() => document.querySelector('[data-waiting]') === null)
}

/** Milliseconds that the page has worked: scripts, styles and layout. */
async function work(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  const seconds = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0
  return (seconds('ScriptDuration') + seconds('LayoutDuration') + seconds('RecalcStyleDuration')) * 1000
}

/** Bytes of the heap that are in use, once what is not has been swept away. */
async function heap(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize } = await cdp.send('Runtime.getHeapUsage')
  return usedSize
}

interface WatchedList {
  blanks: { since: Map<string, number>; longest: number; at: number; moved: number }
}

/** Frames in which the list stood elsewhere than in the one before, since one last asked: a turn of the wheel takes some. */
const framesMoved = (page: Page) =>
  page.evaluate(() => {
    const { blanks } = window as unknown as WatchedList
    const { moved } = blanks
    blanks.moved = 0
    return moved
  })

/** Milliseconds that a row in view was blank at the longest, since one last asked. */
const longest = (page: Page) =>
  page.evaluate(() => {
    const { blanks } = window as unknown as WatchedList
    const { longest: milliseconds } = blanks
    blanks.longest = 0
    return milliseconds
  })

/** Runs in the page: looks at every frame for rows in view that wait for what they show. */
function watchBlanks(): void {
  const blanks: WatchedList['blanks'] = { since: new Map(), longest: 0, at: 0, moved: 0 }
  Object.assign(window, { blanks })
  const look = (now: number) => {
    const grid = document.querySelector('#page [role=grid]')
    const view = grid?.getBoundingClientRect()
    if (grid && grid.scrollTop !== blanks.at) {
      blanks.at = grid.scrollTop
      blanks.moved++
    }
    const waiting = new Set<string>()
    for (const mark of document.querySelectorAll('[data-waiting]')) {
      const row = mark.closest('[role=row]')
      const box = row?.getBoundingClientRect()
      if (!row || !box || !view || box.bottom < view.top || box.top > view.bottom) continue
      waiting.add(row.getAttribute('aria-rowindex') ?? '')
    }
    for (const [row, since] of blanks.since) {
      blanks.longest = Math.max(blanks.longest, now - since)
      if (!waiting.has(row)) blanks.since.delete(row)
    }
    for (const row of waiting) if (!blanks.since.has(row)) blanks.since.set(row, now)
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** Runs in the page. */
const twoFrames = () =>
  new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))

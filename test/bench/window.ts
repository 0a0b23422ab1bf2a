import type { Page } from 'playwright-core'
import { launchChromium } from '../tools/chromium.ts'
import { sampleWorker } from '../tools/sample-folder.ts'
import { openWindowHouse } from '../tools/window-house.ts'
import { aboveFloor, information, percentile, type Result } from './result.ts'
import { planWalk } from './walk.ts'
import { measureList } from './window-list.ts'
import { measureWindowSize } from './window-size.ts'

const warmUp = 10

/**
 * From Enter in the scan field to the painted verdict, in a real Chromium, against an empty double frame after a key that
 * does nothing, in the same page, in turns. Both begin with the time stamp of the key and end with the second frame.
 * @param measured how many of each
 * @param listAfter milliseconds after which scrolling through the list is measured, too, since what lists are read ahead for
 *   is there by then; null: it is not measured
 */
export async function measureWindow(
  dataFolder: string,
  measured: number,
  listAfter: number | null,
): Promise<Result[]> {
  const browser = await launchChromium()
  const house = await openWindowHouse({ from: dataFolder, browser })
  try {
    const { client } = house.connection
    house.connection.setActor((await client.session.join({ name: sampleWorker })).id)
    const { auditId, steps } = await planWalk(client, warmUp + measured)
    const { places } = await client.audits.places({ auditId })
    const room = places.find(({ path }) => path === steps[0]?.location)?.locationId ?? ''

    const page = await house.open()
    await page.getByRole('button', { name: sampleWorker }).click()
    await page.getByRole('grid').getByText('AW-0000001').waitFor()
    const size = await measureWindowSize(page, house.windowFolder)
    const { assetCount } = await client.session.welcome()
    if (listAfter !== null) await new Promise((over) => setTimeout(over, listAfter))
    const list = listAfter === null ? [] : await measureList(page, assetCount, measured)
    await page.goto(`${new URL(house.loopback.url).origin}/audits/${auditId}/scan?room=${room}`)
    await page.getByLabel('Scan or type a code').waitFor()
    await page.evaluate(watchFrames)

    const empty: number[] = []
    const verdicts: number[] = []
    for (const [n, { code }] of steps.entries()) {
      const frame = await afterKey(page, 'Shift', 'emptyFrame')
      await page.keyboard.type(code)
      const verdict = await afterKey(page, 'Enter', 'verdict')
      if (n < warmUp) continue
      empty.push(frame)
      verdicts.push(verdict)
    }
    return [
      size,
      ...list,
      aboveFloor('Enter to painted verdict, p95', percentile(verdicts, 0.95), percentile(empty, 0.95), 30),
      information('Enter to painted verdict, median', percentile(verdicts, 0.5), 'ms'),
      information('empty double frame, median', percentile(empty, 0.5), 'ms'),
    ]
  } finally {
    await house.close()
    await browser.close()
  }
}

interface WatchedWindow {
  emptyFrame: () => Promise<number>
  verdict: () => Promise<number>
}

/** Presses a key and answers the milliseconds from its time stamp to the second frame after what it causes. */
async function afterKey(page: Page, key: string, what: keyof WatchedWindow): Promise<number> {
  const answer = await page.evaluateHandle((name) => {
    const watched = window as unknown as WatchedWindow
    return { done: watched[name]() }
  }, what)
  await page.keyboard.press(key)
  const milliseconds = await answer.evaluate(({ done }) => done)
  await answer.dispose()
  return milliseconds
}

/** Runs in the page. */
function watchFrames(): void {
  const twoFrames = () =>
    new Promise<number>((resolve) =>
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now()))),
    )
  const keyDown = () =>
    new Promise<number>((resolve) =>
      window.addEventListener('keydown', ({ timeStamp }) => resolve(timeStamp), {
        capture: true,
        once: true,
      }),
    )
  const scanId = () => document.querySelector('[data-testid=verdict]')?.getAttribute('data-scan-id')
  const newVerdict = () => {
    const before = scanId()
    return new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (scanId() === before) return
        observer.disconnect()
        resolve()
      })
      observer.observe(document.body, { subtree: true, childList: true, attributes: true })
    })
  }
  const watched: WatchedWindow = {
    emptyFrame: async () => {
      const pressed = await keyDown()
      return (await twoFrames()) - pressed
    },
    verdict: async () => {
      const shown = newVerdict().then(twoFrames)
      const pressed = await keyDown()
      return (await shown) - pressed
    },
  }
  Object.assign(window, watched)
}

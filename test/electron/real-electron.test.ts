import { _electron } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { installedRuntime } from '../../build/start/electron-runtime.ts'
import { root } from '../../build/tools/root.ts'
import { folderOfTest } from '../tools/data-folder.ts'

const runtime = installedRuntime()
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
const isRoot = process.getuid?.() === 0

/** Needs Electron's runtime, which `npm start` fetches, and a display; elsewhere it is shown as skipped. */
test.skipIf(!runtime || !hasDisplay)(
  'the real Electron opens the window, closed to everything else',
  async () => {
    const app = await _electron.launch({
      executablePath: runtime ?? '',
      args: [...(isRoot ? ['--no-sandbox'] : []), root, '--data', folderOfTest()],
    })
    onTestFinished(() => app.close())
    const page = await app.firstWindow()
    expect(page.url()).toMatch(/^app:\/\/assetwalk\//)
    await page.getByRole('textbox').first().waitFor()
    expect(await page.evaluate(() => Object.keys(Reflect.get(window, 'assetwalk')).sort())).toEqual([
      'appInfo',
      'openEngine',
    ])
    expect(await page.evaluate(() => ['require', 'process'].filter((name) => name in window))).toEqual([])
    const connected = await page.evaluate(
      () =>
        new Promise((resolve) => {
          window.addEventListener('message', ({ data, ports }) => {
            if (data?.type === 'assetwalk:engine-port') resolve(ports.length)
          })
          Reflect.get(window, 'assetwalk').openEngine()
        }),
    )
    expect(connected).toBe(1)
  },
)

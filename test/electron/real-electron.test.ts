import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { installedRuntime } from '../../build/start/electron-runtime.ts'
import { root } from '../../build/tools/root.ts'
import { scan, scanField } from '../e2e/support/windows.ts'
import { newFolder } from '../tools/data-folder.ts'

const runtime = installedRuntime()
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
const isRoot = process.getuid?.() === 0
const list = join(root, 'test/fixtures/snipe-it-assets.csv')

/** Needs Electron's runtime, which `npm start` fetches, and a display; elsewhere it is shown as skipped. */
describe.skipIf(!runtime || !hasDisplay)('the real Electron', () => {
  const home = newFolder()
  const args = [...(isRoot ? ['--no-sandbox'] : []), root, '--data', join(home.path, 'data')]
  let app: ElectronApplication
  let page: Page

  beforeAll(async () => {
    app = await _electron.launch({ executablePath: runtime ?? '', args })
    page = await app.firstWindow()
  })
  afterAll(async () => {
    await app.close()
    home.remove()
  })

  test('opens the window at its own origin, which sees two functions and nothing of Node', async () => {
    expect(page.url()).toMatch(/^app:\/\/assetwalk\//)
    const seen = await page.evaluate(() => ({
      functions: Object.keys(Reflect.get(window, 'assetwalk')).sort(),
      leaked: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window),
      isSecure: window.isSecureContext,
    }))
    expect(seen).toEqual({ functions: ['appInfo', 'openEngine'], leaked: [], isSecure: true })
  })

  test('holds the page: no code from text, no way out, no camera, no device', async () => {
    const tried = await page.evaluate(async () => {
      const refused = async (work: () => unknown) => {
        try {
          await work()
          return false
        } catch {
          return true
        }
      }
      return {
        codeFromText: await refused(() => Reflect.construct(Function, ['return 1'])),
        fetch: await refused(() => fetch('https://example.org/', { mode: 'no-cors' })),
        file: await refused(() => fetch('file:///etc/hosts')),
        camera: await refused(() => navigator.mediaDevices.getUserMedia({ video: true })),
        sound: await refused(() => navigator.mediaDevices.getUserMedia({ audio: true })),
        second: window.open('app://assetwalk/') === null,
        geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
      }
    })
    expect(tried).toEqual({
      codeFromText: true,
      fetch: true,
      file: true,
      camera: true,
      sound: true,
      second: true,
      geolocation: 'denied',
    })
    await page.evaluate(() => window.location.assign('https://example.org/')).catch(() => undefined)
    expect(page.url()).toMatch(/^app:\/\/assetwalk\//)
    expect(app.windows()).toHaveLength(1)
  })

  test('imports a list and counts a scan, by keyboard', async () => {
    await page.getByLabel('Your name').fill('Ada')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'No assets yet' }).waitFor()
    await page.keyboard.press('i')
    await page.waitForURL('**/imports')
    await page.locator('input[type=file]').setInputFiles(list)
    await page.getByRole('button', { name: 'Import', exact: true }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'snipe-it-assets.csv is imported' }).waitFor()
    for (const key of ['g', 'u']) await page.keyboard.press(key)
    await page.getByRole('heading', { name: 'No audits yet' }).waitFor()
    await page.keyboard.press('n')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.type('HQ')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    await scanField(page).waitFor()
    expect(['found', 'misplaced']).toContain(await scan(page, 'NL-0001'))
  })

  test('follows a link that a second start hands over', async () => {
    const second = spawnSync(runtime ?? '', [...args, 'assetwalk://assets/NO-SUCH-TAG'], { timeout: 30_000 })
    expect(second.status).toBe(0)
    await page.waitForURL('**/assets/by-tag/NO-SUCH-TAG')
  })

  test('quits when it is told to, with everything durable', async () => {
    const ended = new Promise((resolve) => app.process().once('exit', resolve))
    await app.evaluate(({ app: electron }) => electron.quit())
    expect(await ended).toBe(0)
  })
})

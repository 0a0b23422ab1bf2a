import { existsSync } from 'node:fs'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'
import { packagedChromium } from './packaged-chromium.ts'

const installed: readonly string[] = [
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * Starts a headless Chromium: the one in `CHROME_PATH`, else an installed Chrome or Chromium, else the one inside the
 * npm package @sparticuz/chromium (Linux on x64). The caller closes it.
 * @throws when `CHROME_PATH` names no file, or there is no Chromium for this machine
 */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: await chromiumPath(),
    headless: true,
    // without a UTF-8 locale it calls a download with a letter beyond ASCII in its name just "download"
    env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
    ...options,
    // tests run as root in containers, where Chromium's sandbox cannot start
    args: ['--no-sandbox', '--font-render-hinting=none', '--disable-gpu', ...(options.args ?? [])],
  })
}

const kept = new Map<string, Promise<Browser>>()

/**
 * A Chromium of this process, for whoever opens contexts of their own in it and closes them; it ends with the process.
 * @param args as `launchChromium`; there is one for each
 */
export function sharedChromium(args: string[] = []): Promise<Browser> {
  const key = args.join(' ')
  const browser = kept.get(key) ?? launchChromium({ args })
  kept.set(key, browser)
  return browser
}

async function chromiumPath(): Promise<string> {
  const chosen = process.env.CHROME_PATH
  if (chosen && !existsSync(chosen)) throw new Error(`CHROME_PATH names no file: ${chosen}`)
  return chosen ?? installed.find((path) => existsSync(path)) ?? packagedChromium()
}

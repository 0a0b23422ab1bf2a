import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { type Loopback, startLoopback } from '../../src-main/doors/loopback/loopback.ts'
import { type Engine, startEngine } from '../../src-main/engine/engine.ts'
import { type Host, hostWithoutAbilities } from '../../src-main/engine/host.ts'
import type { Connection } from '../../src-shared/wire/connect.ts'
import { builtWindow } from './built-window.ts'
import { sharedChromium } from './chromium.ts'
import { connectByPort } from './port-client.ts'
import { copyDataFolder } from './sample-folder.ts'

/** An engine on a data folder of its own, the loopback door before it, and a Chromium to open windows in. */
export interface WindowHouse {
  dataFolder: string
  windowFolder: string
  engine: Engine
  loopback: Loopback
  browser: Browser
  /** a second client of the same engine, beside the windows */
  connection: Connection
  /** what no window may do: errors on the console, reports of the content security policy, exceptions */
  complaints: string[]
  /** A page, not at any address yet; given options, in a context of its own. */
  newPage: (options?: BrowserContextOptions) => Promise<Page>
  /** Opens a window: such a page at the address of the loopback door. */
  open: (options?: BrowserContextOptions) => Promise<Page>
  close: () => Promise<void>
}

/** Most windows of tests live for seconds: they are done before code that was optimized at length, or threads of the garbage collector, have paid. */
const shortLived = ['--js-flags=--no-opt,--single-threaded-gc,--min-semi-space-size=16']

interface HouseOptions {
  /** a data folder to copy; absent: an empty one */
  from?: string
  /** who starts the engine; absent: a browser's door, which can do nothing for it */
  host?: Host
  /** whoever gives one closes it; absent: that of this process */
  browser?: Browser
}

export async function openWindowHouse(options: HouseOptions = {}): Promise<WindowHouse> {
  const { from, host = hostWithoutAbilities('browser', 'usual') } = options
  const folder = await mkdtemp(join(tmpdir(), 'assetwalk-window-'))
  const [dataFolder, windowFolder] = [join(folder, 'data'), join(folder, 'window')]
  // A copy, so that a build meanwhile does not take the files away.
  await cp(await builtWindow(), windowFolder, { recursive: true })
  if (from) await copyDataFolder(from, dataFolder)
  const engine = await startEngine({ dataFolder, version: '0.0.0-test', host })
  const loopback = await startLoopback({ engine, windowFolder, port: 0 })
  const browser = options.browser ?? (await sharedChromium(shortLived))
  const connection = connectByPort(engine)
  const complaints: string[] = []
  // Windows share one context, hence what the browser has loaded, unless they need one of their own.
  const shared = await newContext(browser)
  const own: BrowserContext[] = []
  const newPage = async (contextOptions?: BrowserContextOptions) => {
    const context = contextOptions ? await newContext(browser, contextOptions) : shared
    if (contextOptions) own.push(context)
    const page = await context.newPage()
    await listen(page, complaints)
    if (slowness > 1) await slowDown(page, slowness)
    return page
  }
  return {
    ...{ dataFolder, windowFolder, engine, loopback, browser, connection, complaints, newPage },
    open: async (contextOptions) => {
      const page = await newPage(contextOptions)
      await page.goto(loopback.url)
      return page
    },
    close: async () => {
      await Promise.all([shared, ...own].map((context) => context.close()))
      connection.close()
      await loopback.close()
      await engine.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** How much slower every window is to be (1: not at all): a test that waits for too little then shows itself. */
const slowness = Number(process.env.ASSETWALK_TEST_SLOWNESS ?? 1)

/** Makes a window run so many times slower than this machine could. */
export async function slowDown(page: Page, rate: number): Promise<void> {
  const developer = await page.context().newCDPSession(page)
  await developer.send('Emulation.setCPUThrottlingRate', { rate })
}

function newContext(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    // Dialogs come and go at once: motion is no matter of most tests.
    reducedMotion: 'reduce',
    ...options,
  })
}

async function listen(page: Page, complaints: string[]): Promise<void> {
  const complain = (what: string) => complaints.push(`${new URL(page.url()).pathname}: ${what}`)
  page.on('pageerror', (error) => complain(error.stack ?? error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complain(message.text())
  })
  page.on('crash', () => complain('the page crashed'))
  await page.exposeFunction('reportViolation', complain)
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
      const { reportViolation } = window as unknown as { reportViolation: (what: string) => void }
      reportViolation(`policy ${violatedDirective} stopped ${blockedURI} in ${sourceFile}`)
    })
  })
}

import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { messagePortTransport } from '../../../src-main/engine/message-port-transport.ts'
import type { Connection } from '../../../src-shared/wire/connect.ts'
import type { Transport } from '../../../src-shared/wire/transport.ts'
import { clientOver } from '../../tools/client.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import type { FakeBrowserWindow } from './browser-window.ts'
import { FakeElectron } from './electron.ts'
import type { Heard } from './preload-script.ts'
import { QuickEngine } from './quick-engine.ts'
import type { FakeWebContents } from './web-contents.ts'

export interface Desktop {
  electron: FakeElectron
  /** the data folder */
  folder: string
  /** ends what still runs of it, without waiting for an engine */
  end: () => Promise<void>
}

export interface DesktopStart {
  /** a real engine, in a process of its own, or one that is ready and says nothing */
  engine?: 'real' | 'quick'
  /** a folder for all that the program keeps */
  home?: string
  /** arguments; the data folder is named if none are given */
  args?: string[]
  environment?: Record<string, string>
  prepare?: (electron: FakeElectron) => void
  /** whether it ends by itself and opens no window to stay */
  endsByItself?: boolean
  /** what the system does before Electron is ready */
  beforeReady?: (electron: FakeElectron) => void
}

const startsWithin = { timeout: 30_000, interval: 10 }

/** The program, on a data folder of its own if nothing else is said, for the running test alone. */
export async function desktopOfTest(start: DesktopStart = {}): Promise<Desktop> {
  const desktop = await startDesktop({ home: folderOfTest(), ...start })
  onTestFinished(desktop.end)
  return desktop
}

/** Starts the program's own main process with a stand-in for Electron. */
export async function startDesktop({
  engine = 'quick',
  home = folderOfTest(),
  args,
  environment = {},
  prepare = () => undefined,
  endsByItself = false,
  beforeReady = () => undefined,
}: DesktopStart): Promise<Desktop> {
  const folder = join(home, 'data')
  const electron = new FakeElectron()
  electron.runsEngines = engine === 'real'
  for (const name of ['appData', 'documents'] as const) {
    mkdirSync(join(home, name), { recursive: true })
    electron.app.setPath(name, join(home, name))
  }
  prepare(electron)
  const { argv, env } = process
  process.argv = [
    ...(electron.app.isPackaged ? ['assetwalk'] : ['electron', '.']),
    ...(args ?? ['--data', folder]),
  ]
  process.env = { ...env, XDG_DATA_HOME: home, APPDATA: home, HOME: home, ...environment }
  electron.app.commandLine.read(process.argv.slice(1))
  vi.resetModules()
  vi.doMock('electron', () => electron.module)
  vi.doMock('electron-updater', () => ({ default: { autoUpdater: electron.updater } }))
  await import('../../../src-main/doors/electron/main.ts')
  beforeReady(electron)
  electron.becomeReady()
  await vi.waitFor(() => {
    const page = electron.windows[0]?.webContents
    const isUp = page?.shown && !endsByItself
    if (!isUp && electron.app.exitCode === null) throw new Error('no window yet')
  }, startsWithin)
  process.argv = argv
  process.env = env
  const end = async () => {
    const { app, engines } = electron
    if (app.exitCode !== null) return
    const exited = once(app, 'exited')
    app.quit()
    for (const engine of engines) engine.kill()
    await exited
  }
  return { electron, folder, end }
}

/** The one window that is open. */
export function windowOf({ electron }: Desktop): FakeBrowserWindow {
  const [window, ...others] = electron.windows
  if (!window || others.length > 0) throw new Error(`${electron.windows.length} windows are open`)
  return window
}

/** The engine that runs, to ask the host in its name. */
export function quickEngineOf({ electron }: Desktop): QuickEngine {
  const engine = electron.engines.at(-1)
  if (!(engine instanceof QuickEngine)) throw new Error('the engine is a real one, or there is none')
  return engine
}

/** The page asks for the engine, as the window does when its scripts run, and listens from now on. */
export async function listen(desktop: Desktop): Promise<void> {
  await windowOf(desktop).webContents.executeJavaScript('window.assetwalk.openEngine()')
}

/** Opens a transport to the engine, as the window does through the preload script. */
async function openEngine(page: FakeWebContents): Promise<Transport> {
  const port = new Promise<Transport>((resolve) => {
    const onHeard = ({ data, ports: [first] }: Heard) => {
      if ((data as { type?: unknown }).type !== 'assetwalk:engine-port' || !first) return
      page.off('test:heard', onHeard)
      resolve(messagePortTransport(first))
    }
    page.on('test:heard', onHeard)
  })
  await page.executeJavaScript('window.assetwalk.openEngine()')
  return port
}

/** A client of the window's own page. */
export function connectWindow(desktop: Desktop): Connection {
  const page = windowOf(desktop).webContents
  const connection = clientOver(() => openEngine(page), { reconnectEvery: 20 })
  onTestFinished(() => connection.close())
  return connection
}

/** What the shell has told the page, without what belongs to ports. */
export function toldTo(page: FakeWebContents): unknown[] {
  return (page.page?.heard ?? [])
    .map(({ data }) => data as { type?: unknown })
    .filter(({ type }) => type === 'assetwalk:shell')
}

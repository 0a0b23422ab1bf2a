import { once } from 'node:events'
import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { messagePortTransport } from '../../../src-main/engine/message-port-transport.ts'
import type { Transport } from '../../../src-shared/wire/transport.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import type { FakeBrowserWindow, FakeWebContents } from './browser-window.ts'
import { FakeElectron } from './electron.ts'
import type { FakePort } from './fake-port.ts'

export interface Desktop {
  electron: FakeElectron
  folder: string
  /** kills what still runs of it */
  end: () => Promise<void>
}

/** The program on a data folder of its own, for the running test alone. */
export async function desktopOfTest(
  folder = folderOfTest(),
  prepare?: (electron: FakeElectron) => void,
): Promise<Desktop> {
  const desktop = await startDesktop(folder, prepare)
  onTestFinished(desktop.end)
  return desktop
}

/** Starts the program's own main process with a stand-in for Electron. */
export async function startDesktop(
  folder: string,
  prepare: (electron: FakeElectron) => void = () => undefined,
): Promise<Desktop> {
  const electron = new FakeElectron()
  electron.app.paths.appData = join(folder, 'app-data')
  prepare(electron)
  const { argv } = process
  process.argv = ['electron', '.', '--data', folder]
  vi.resetModules()
  vi.doMock('electron', () => electron.module)
  await import('../../../src-main/doors/electron/main.ts')
  process.argv = argv
  electron.app.becomeReady()
  await vi.waitFor(() => {
    if (electron.windows.length === 0 && electron.app.exitCode === null) throw new Error('no window yet')
  })
  const end = async () => {
    for (const engine of electron.engines) {
      if (engine.isRunning && engine.kill()) await once(engine, 'exit')
    }
  }
  return { electron, folder, end }
}

/** The one window that is open. */
export function windowOf({ electron }: Desktop): FakeBrowserWindow {
  const [window, ...others] = electron.windows
  if (!window || others.length > 0) throw new Error(`${electron.windows.length} windows are open`)
  return window
}

/** Opens a transport to the engine, as the preload script and the window do together. */
export async function openEngine({ electron }: Desktop, page: FakeWebContents): Promise<Transport> {
  const received = once(page, 'test:received')
  await electron.invoke('assetwalk:open-engine', page)
  const [, [port]] = (await received) as [string, FakePort[]]
  if (!port) throw new Error('the message brought no port')
  return messagePortTransport(port)
}

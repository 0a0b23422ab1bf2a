import { app, type BrowserWindow, dialog, session } from 'electron'
import { startText } from '../../../src-shared/features/app/start-text.ts'
import { serveApp } from './app-protocol.ts'
import { EngineHost } from './engine-host.ts'
import { refusePermissions } from './hardening.ts'
import { bringToFront, openMainWindow } from './main-window.ts'
import { answerPages } from './page-requests.ts'
import { explainedExit, runningMessage } from './started-by.ts'

/** Runs the program on the desktop: one window, one engine, both on one data folder, until the person quits. */
export async function runDesktop(dataFolder: string, version: string): Promise<void> {
  let window: BrowserWindow | undefined
  const engine = new EngineHost({
    dataFolder,
    version,
    onReady: () => void process.send?.(runningMessage),
    onFailed: ({ message }) => {
      dialog.showErrorBox(startText.failed.title, message)
      app.exit(explainedExit)
    },
  })
  const open = () => {
    window = openMainWindow(version)
    window.once('closed', () => {
      window = undefined
    })
  }
  const show = () => (window ? bringToFront(window) : open())

  endAfter(() => engine.close())
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })

  await app.whenReady()
  app.on('second-instance', show)
  app.on('activate', show)
  refusePermissions(session.defaultSession)
  serveApp(dataFolder)
  answerPages(engine)
  engine.start()
  open()
}

/** Holds the end of the program back, once its windows are gone, until the last write is durable. */
function endAfter(close: () => Promise<void>): void {
  let state: 'running' | 'closing' | 'closed' = 'running'
  const end = () => {
    state = 'closed'
    app.quit()
  }
  app.on('will-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    if (state === 'closing') return
    state = 'closing'
    close().then(end, end)
  })
}

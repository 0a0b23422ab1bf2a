import { app, type BrowserWindow } from 'electron'
import { desktopText } from '../../../../src-shared/features/app/desktop-text.ts'
import { log } from '../desktop-log.ts'
import { showBox, tellPerson } from '../dialogs.ts'

const crashesAllowed = 3
const crashWindow = 60_000

/** When the window's page last crashed, of all windows that one program opens. */
const crashes: number[] = []

/**
 * Opens the page of a window again when it has crashed, and says so; when it hangs, the person decides. A page that
 * crashes again and again is opened again only by the person.
 */
export function mendWindow(window: BrowserWindow): void {
  const page = window.webContents
  page.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    log.warn('window crashed', { reason, exitCode })
    if (crashedTooOften()) void askWhetherAgain(window)
    else {
      page.reload()
      tellPerson('warning', desktopText.crashed.message, desktopText.crashed.detail)
    }
  })

  let asking: AbortController | undefined
  window.on('unresponsive', () => {
    if (asking) return
    log.warn('window hangs')
    asking = new AbortController()
    void askWhetherToWait(window, asking.signal).finally(() => {
      asking = undefined
    })
  })
  window.on('responsive', () => asking?.abort())
}

function crashedTooOften(): boolean {
  const now = Date.now()
  crashes.push(now)
  return crashes.filter((at) => now - at < crashWindow).length > crashesAllowed
}

async function askWhetherAgain(window: BrowserWindow): Promise<void> {
  const { message, detail, openAgain, quit } = desktopText.crashedAgain
  const buttons = [openAgain, quit]
  const response = await showBox({ type: 'error', message, detail, buttons, defaultId: 0, cancelId: 0 })
  if (response === 1) app.quit()
  else if (!window.isDestroyed()) window.webContents.reload()
}

async function askWhetherToWait(window: BrowserWindow, signal: AbortSignal): Promise<void> {
  const { message, detail, wait, openAgain } = desktopText.unresponsive
  const buttons = [wait, openAgain]
  const response = await showBox({
    type: 'warning',
    message,
    detail,
    buttons,
    defaultId: 0,
    cancelId: 0,
    signal,
  })
  // The crash that this causes opens the page again.
  if (response === 1 && !window.isDestroyed()) window.webContents.forcefullyCrashRenderer()
}

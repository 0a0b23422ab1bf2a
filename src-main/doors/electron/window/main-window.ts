import { BrowserWindow } from 'electron'
import { appUrl } from '../app-origin.ts'
import { log } from '../desktop-log.ts'
import type { ProfileSettings } from '../profile-settings.ts'
import { keepPlace, screensNow } from './keep-place.ts'
import { ownPage } from './own-page.ts'
import { placeOnScreens } from './window-place.ts'
import { keepZoom } from './zoom.ts'

/** Opens the window where it stood last time, if that screen is still there. */
export function openMainWindow(version: string, settings: ProfileSettings): BrowserWindow {
  const last = settings.window
  const window = new BrowserWindow({
    ...placeOnScreens(last?.bounds, screensNow()),
    minWidth: 480,
    minHeight: 400,
    show: false,
    title: 'Assetwalk',
    webPreferences: { ...ownPage(version), zoomFactor: settings.zoom },
  })
  keepPlace(window, settings)
  keepZoom(window.webContents, settings)
  window.once('ready-to-show', () => {
    window.show()
    if (last?.isMaximized) window.maximize()
    if (last?.isFullScreen) window.setFullScreen(true)
  })
  window.loadURL(appUrl).catch((error: unknown) => log.bug('window', error))
  return window
}

/** Brings a window to the front, out of the task bar if it is there. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

import { BrowserWindow } from 'electron'
import { appUrl } from './app-origin.ts'
import { versionArgument } from './channels.ts'
import { preloadFile } from './places.ts'

/** Opens the window: a page in a sandbox, without Node, that sees of the desktop only what the preload script exposes. */
export function openMainWindow(version: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 860,
    minWidth: 480,
    minHeight: 400,
    show: false,
    title: 'Assetwalk',
    autoHideMenuBar: true,
    webPreferences: {
      preload: preloadFile,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      additionalArguments: [`${versionArgument}${version}`],
    },
  })
  window.once('ready-to-show', () => window.show())
  window.loadURL(appUrl).catch((error: unknown) => console.error(error))
  return window
}

/** Brings a window to the front, out of the task bar if it is there. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

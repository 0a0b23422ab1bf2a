import { beforeAll, describe, expect, test } from 'vitest'
import { newFolder } from '../tools/data-folder.ts'
import type { FakeBrowserWindow } from './fake/browser-window.ts'
import { type Desktop, startDesktop, windowOf } from './fake/desktop.ts'

const ownPage = 'app://assetwalk/audits/1'
const elsewhere = [
  'https://evil.invalid/',
  'https://evil.invalid/?app://assetwalk/',
  'app://evil/',
  'app://assetwalk.evil/',
  'app://someone@assetwalk/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,hello',
  'about:blank',
  'not an address',
]

describe('the window', () => {
  let desktop: Desktop
  let window: FakeBrowserWindow

  beforeAll(async () => {
    const { path, remove } = newFolder()
    desktop = await startDesktop(path)
    window = windowOf(desktop)
    return async () => {
      await desktop.end()
      remove()
    }
  })

  test('is a sandboxed page without Node, at the program’s own origin', () => {
    expect(window.options.webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
    })
    expect(window.webContents.mainFrame.url).toBe('app://assetwalk/')
  })

  test('has an origin like that of https', () => {
    const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true }
    expect(desktop.electron.privileged).toEqual([{ scheme: 'app', privileges }])
  })

  test.each(['will-navigate', 'will-redirect', 'will-frame-navigate'] as const)(
    '%s: goes to its own pages and nowhere else',
    (event) => {
      expect(window.webContents.tryTo(event, ownPage)).toBe(true)
      expect(elsewhere.filter((url) => window.webContents.tryTo(event, url))).toEqual([])
    },
  )

  test('embeds no page, not even its own', () => {
    expect(window.webContents.tryTo('will-attach-webview', ownPage)).toBe(false)
  })

  test('opens no second window; the web and mail open in the system’s programs', () => {
    const links = ['https://nodejs.org/', 'mailto:it@example.org', ownPage, 'http://intranet/', ...elsewhere]
    expect(links.filter((url) => window.webContents.tryToOpen(url))).toEqual([])
    expect(desktop.electron.openedOutside).toEqual([
      'https://nodejs.org/',
      'mailto:it@example.org',
      ...elsewhere.filter((url) => url.startsWith('https://')),
    ])
  })

  test.each(['media', 'geolocation', 'notifications', 'usb', 'clipboard-read', 'openExternal', 'unknown'])(
    'is refused the permission %s, asked for or looked up',
    async (permission) => {
      const { electron } = desktop
      const isGranted = await new Promise((resolve) =>
        electron.permissionRequest(window.webContents, permission, resolve),
      )
      expect(isGranted).toBe(false)
      expect(electron.permissionCheck(window.webContents, permission, 'app://assetwalk')).toBe(false)
      expect(electron.devicePermission({ deviceType: 'usb' })).toBe(false)
    },
  )
})

import { beforeAll, describe, expect, test } from 'vitest'
import { newFolder } from '../tools/data-folder.ts'
import type { FakeBrowserWindow } from './fake/browser-window.ts'
import { type Desktop, startDesktop, windowOf } from './fake/desktop.ts'

const ownPage = 'app://assetwalk/audits/1'
const elsewhere = [
  'https://evil.invalid/',
  'https://evil.invalid/?app://assetwalk/',
  'https://evil.invalid/#app://assetwalk/',
  'app://evil/',
  'app://assetwalk.evil/',
  'app://evil.assetwalk/',
  'app://assetwalk:8080/',
  'app://someone@assetwalk/',
  'app://assetwalk@evil/',
  'http://assetwalk/',
  'file:///etc/passwd',
  'file://assetwalk/etc/passwd',
  'javascript:alert(1)',
  'data:text/html,hello',
  'blob:https://evil.invalid/1',
  'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html',
  'devtools://devtools/bundled/inspector.html',
  'about:blank',
  'not an address',
  '',
]

let desktop: Desktop
let window: FakeBrowserWindow

beforeAll(async () => {
  const { path, remove } = newFolder()
  desktop = await startDesktop({ home: path })
  window = windowOf(desktop)
  return async () => {
    await desktop.end()
    remove()
  }
})

describe('the window', () => {
  test('is a sandboxed page without Node, at the program’s own origin', () => {
    expect(window.options.webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    })
    expect(Object.keys(window.options.webPreferences ?? {})).not.toContain('enableBlinkFeatures')
    expect(window.webContents.mainFrame.url).toBe('app://assetwalk/')
  })

  test('and so would be every page, whatever it is opened with', () => {
    expect(desktop.electron.app.isSandboxed).toBe(true)
  })

  test('has an origin like that of https, and no more', () => {
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

  test('nor does any frame within it', () => {
    expect(elsewhere.filter((url) => window.webContents.tryTo('will-frame-navigate', url, false))).toEqual([])
  })

  test('embeds no page, not even its own', () => {
    expect(window.webContents.tryTo('will-attach-webview', ownPage)).toBe(false)
  })

  test('has no way out by a peer connection', () => {
    expect(window.webContents.rtcPolicy).toBe('disable_non_proxied_udp')
  })

  test('sees two functions of the desktop, and nothing of Node', async () => {
    const seen = await window.webContents.executeJavaScript('Object.keys(window.assetwalk).sort()')
    expect(seen).toEqual(['appInfo', 'openEngine'])
    expect(await window.webContents.executeJavaScript('typeof require + typeof process')).toBe(
      'undefinedundefined',
    )
  })
})

describe('a link opens no second window; outside of the program', () => {
  test('the web and mail open in the programs of the system', () => {
    const links = ['https://nodejs.org/', 'mailto:it@example.org?subject=Report', ownPage, ...elsewhere]
    expect(links.filter((url) => window.webContents.tryToOpen(url))).toEqual([])
    expect(desktop.electron.openedOutside).toEqual([
      'https://nodejs.org/',
      'mailto:it@example.org?subject=Report',
      ...elsewhere.filter((url) => url.startsWith('https://')),
    ])
  })

  test.each([
    'http://intranet.invalid/',
    'ftp://files.invalid/',
    'smb://server/share',
    'ms-msdt:/id%20PCWDiagnostic',
    'vscode://file/etc/passwd',
    'assetwalk://assets/A-1',
    'https://someone:secret@bank.invalid/',
    'https://bank.invalid@evil.invalid/',
    'https://evil.invalid/\u0000',
    'https://evil.invalid/\r\nHost: bank',
    '\u0009https://evil.invalid/',
    'https://evil.invalid/\u2028',
    'https://',
    'mailto:it@example.org?attach=/etc/passwd',
    'mailto:it@example.org?subject=x&Attachment=C:\\secret.txt',
    'mailto:it@example.org%0d%0a\nbcc:evil',
  ])('nothing opens for %j', (url) => {
    desktop.electron.openedOutside.length = 0
    window.webContents.tryToOpen(url)
    expect(desktop.electron.openedOutside).toEqual([])
  })

  test('what opens is what was parsed, not what was written', () => {
    desktop.electron.openedOutside.length = 0
    window.webContents.tryToOpen('HTTPS://nodejs.org/a b/../c')
    expect(desktop.electron.openedOutside).toEqual(['https://nodejs.org/c'])
  })
})

describe('the network', () => {
  test.each([
    'http://evil.invalid/',
    'https://evil.invalid/x.png',
    'ws://evil.invalid/',
    'wss://evil.invalid/',
    'file:///etc/passwd',
  ])('lets no request of a page through: %s', async (url) => {
    expect(await desktop.electron.defaultSession.lets(url)).toBe(false)
  })

  test.each(['app://assetwalk/', 'blob:app://assetwalk/1', 'data:image/png;base64,AA=='])(
    'is not asked for %s',
    async (url) => {
      expect(await desktop.electron.defaultSession.lets(url)).toBe(true)
    },
  )

  test('fetches nothing for spelling', () => {
    const { isSpellChecked, spellCheckerLanguages } = desktop.electron.defaultSession
    expect({ isSpellChecked, spellCheckerLanguages }).toEqual({
      isSpellChecked: false,
      spellCheckerLanguages: [],
    })
  })

  test('trusts no server with a bad certificate', () => {
    expect(desktop.electron.trustsBadCertificate('https://updates.invalid/')).toBe(false)
  })

  test('gives no server a certificate or a password of the person', () => {
    expect(desktop.electron.certificateFor('https://evil.invalid/')).toBeNull()
    expect(desktop.electron.passwordFor('https://evil.invalid/')).toBeNull()
  })
})

import { once } from 'node:events'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { failureOf } from '../tools/client.ts'
import { folderOfTest } from '../tools/data-folder.ts'
import type { FakeBrowserWindow } from './fake/browser-window.ts'
import { type Desktop, type DesktopStart, desktopOfTest, quickEngineOf } from './fake/desktop.ts'
import { FakeDownload } from './fake/download.ts'

const printers = [
  { name: 'HP_LaserJet_2', displayName: 'HP LaserJet, Floor 2' },
  { name: 'Brother_QL', displayName: 'Labels' },
]

/** A program whose engine wants a PDF printed. */
async function desktopWithReport(start: DesktopStart = {}) {
  const desktop = await desktopOfTest(start)
  desktop.electron.pages.printers = printers
  const file = join(desktop.folder, 'report')
  mkdirSync(desktop.folder, { recursive: true })
  writeFileSync(file, '%PDF-1.7 of a report')
  const engine = quickEngineOf(desktop)
  const print = (printer: string | null) => engine.ask('print', { file, fileName: 'Report HQ.pdf', printer })
  return { desktop, engine, print, file }
}

const documentWindow = ({ electron }: Desktop): FakeBrowserWindow => {
  const window = electron.everyWindow[1]
  if (!window) throw new Error('no document was opened')
  return window
}

function allowing(allowedPrinters: string[]): DesktopStart {
  const file = join(folderOfTest(), 'policy.json')
  writeFileSync(file, JSON.stringify({ allowedPrinters }))
  return { environment: { ASSETWALK_POLICY: file } }
}

describe('printing', () => {
  test('shows the PDF to the person and lets the system’s dialog ask', async () => {
    const { desktop, engine, print } = await desktopWithReport()
    expect(await engine.ask('printers', null)).toBeNull()
    await print(null)
    const { options, webContents, isDestroyed } = documentWindow(desktop)
    expect(options).toMatchObject({ show: true, title: 'Report HQ.pdf' })
    expect(webContents.shown).toMatchObject({ status: 200, contentType: 'application/pdf' })
    expect(webContents.shown?.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(webContents.printed).toEqual([{ printBackground: true }])
    expect(isDestroyed()).toBe(true)
  })

  test('is over without a word when the person closes the dialog', async () => {
    const { desktop, print } = await desktopWithReport()
    desktop.electron.pages.onPrint = () => 'Print job canceled'
    await print(null)
    expect(documentWindow(desktop).isDestroyed()).toBe(true)
    expect(desktop.electron.dialogs.boxes).toEqual([])
  })

  test('is over without a word when the person closes the document', async () => {
    const { desktop, print } = await desktopWithReport()
    desktop.electron.pages.onPrint = () => {
      documentWindow(desktop).close()
      return new Promise(() => undefined)
    }
    await print(null)
    expect(desktop.electron.dialogs.boxes).toEqual([])
  })

  test('of a document that is gone is a failure', async () => {
    const { desktop, print, file } = await desktopWithReport()
    rmSync(file)
    expect(await failureOf(print(null))).toMatchObject({ code: 'NOT_PRINTED' })
    expect(desktop.electron.everyWindow).toHaveLength(1)
  })

  test('that fails says why, with the code', async () => {
    const { desktop, print } = await desktopWithReport()
    desktop.electron.pages.onPrint = () => 'Invalid printer settings'
    expect(await failureOf(print(null))).toMatchObject({
      code: 'NOT_PRINTED',
      data: { reason: 'Invalid printer settings' },
    })
    expect(documentWindow(desktop).isDestroyed()).toBe(true)
  })
})

describe('where the organisation names the printers', () => {
  test('those of them that are there are offered, whichever way they are named', async () => {
    const { engine } = await desktopWithReport(allowing(['HP_LaserJet_2', 'Labels', 'Elsewhere']))
    expect(await engine.ask('printers', null)).toEqual(['HP_LaserJet_2', 'Brother_QL'])
  })

  test('it prints on one of them without asking, unseen', async () => {
    const { desktop, print } = await desktopWithReport(allowing(['Labels']))
    await print('Brother_QL')
    const { options, webContents } = documentWindow(desktop)
    expect(options).toMatchObject({ show: false })
    expect(webContents.printed).toEqual([{ silent: true, deviceName: 'Brother_QL', printBackground: true }])
  })

  test.each([['HP_LaserJet_2'], ['Elsewhere'], [null]])('and on no other: %s', async (printer) => {
    const { desktop, print } = await desktopWithReport(allowing(['Labels', 'Elsewhere']))
    expect(await failureOf(print(printer))).toMatchObject({ code: 'PRINTER_NOT_ALLOWED' })
    expect(desktop.electron.everyWindow).toHaveLength(1)
  })

  test('a job that the printer does not take is a failure', async () => {
    const { desktop, print } = await desktopWithReport(allowing(['Labels']))
    desktop.electron.pages.onPrint = () => 'Print job canceled'
    expect(await failureOf(print('Brother_QL'))).toMatchObject({ code: 'NOT_PRINTED' })
  })
})

describe('the window of a document', () => {
  /** The window while it prints. */
  async function openDocument() {
    const { desktop, print } = await desktopWithReport()
    const opened = Promise.withResolvers<void>()
    const closed = Promise.withResolvers<null>()
    desktop.electron.pages.onPrint = () => {
      opened.resolve()
      return closed.promise
    }
    const printing = print(null)
    await opened.promise
    const end = async () => {
      closed.resolve(null)
      await printing
    }
    return { desktop, window: documentWindow(desktop), end }
  }

  test('is closed as every page is, without a preload script, in a session that is forgotten', async () => {
    const { desktop, window, end } = await openDocument()
    const { session, ...preferences } = window.webContents.preferences
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      plugins: true,
    })
    expect(preferences).not.toHaveProperty('preload')
    expect(session?.partition).not.toMatch(/^persist:/)
    expect(session).not.toBe(desktop.electron.defaultSession)
    await end()
  })

  test('goes nowhere, opens nothing, asks for nothing; only the PDF viewer has a place in it', async () => {
    const { desktop, window, end } = await openDocument()
    const page = window.webContents
    const viewer = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html'
    const other = 'chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/index.html'
    expect(page.tryTo('will-frame-navigate', viewer, false)).toBe(true)
    expect(page.tryTo('will-frame-navigate', page.shown?.url ?? '', false)).toBe(true)
    expect(page.tryTo('will-frame-navigate', viewer, true)).toBe(false)
    expect(page.tryTo('will-navigate', viewer)).toBe(false)
    for (const url of [other, 'app://document/other.pdf', 'https://evil.invalid/', 'file:///etc/passwd']) {
      expect(page.tryTo('will-navigate', url)).toBe(false)
      expect(page.tryTo('will-frame-navigate', url, false)).toBe(false)
    }
    expect(page.tryToOpen('app://assetwalk/')).toBe(false)
    const wanted = {
      isMainFrame: true,
      requestingUrl: 'app://assetwalk/audits/1/scan',
      mediaTypes: ['video'],
    }
    expect(await page.session.request(page, 'media', wanted)).toBe(false)
    expect(await page.session.lets('https://evil.invalid/')).toBe(false)
    const download = {
      url: 'blob:chrome-extension://x/1',
      initiator: 'chrome-extension://x',
      fileName: 'x.pdf',
    }
    expect(new FakeDownload(download).begin(page.session)).toBe(false)
    expect(desktop.electron.dialogs.boxes).toEqual([])
    await end()
  })

  test('is shown nothing but its document', async () => {
    const { desktop, window, end } = await openDocument()
    const { session, shown } = window.webContents
    expect((await session.fetch(shown?.url ?? '')).status).toBe(200)
    for (const other of [
      'app://document/',
      'app://document/1/x.pdf',
      'app://assetwalk/',
      'app://assetwalk/outgoing/1',
    ])
      expect((await session.fetch(other)).status).toBe(404)
    expect((await session.fetch(shown?.url ?? '', { method: 'POST' })).status).toBe(404)
    expect((await desktop.electron.fetch(shown?.url ?? '')).status).toBe(403)
    await end()
  })

  test('gets no port to the engine', async () => {
    const { desktop, window, end } = await openDocument()
    const asked = desktop.electron.invoke('assetwalk:open-engine', window.webContents)
    await expect(asked).rejects.toThrow(/^SENDER_REFUSED/)
    await end()
  })

  test('keeps the program from ending no longer than it is open', async () => {
    const { desktop, end } = await openDocument()
    const exited = once(desktop.electron.app, 'exited')
    desktop.electron.app.quit()
    await end().catch(() => undefined)
    await exited
    expect(desktop.electron.app.exitCode).toBe(0)
  })
})

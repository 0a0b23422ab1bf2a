import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { app, BrowserWindow, type Session, session } from 'electron'
import { appScheme } from '../app-origin.ts'
import { closeNetwork } from '../security/network.ts'
import { closedPage } from '../window/closed-page.ts'
import { addDocumentPage, documentOrigin } from './document-pages.ts'

/** How long the PDF viewer may take to say that it has the document; one that says nothing is taken at its word. */
const viewerPatience = 10_000

export interface Document {
  /** path of a PDF */
  file: string
  fileName: string
}

/**
 * Opens a window that shows a PDF and nothing else, in a session of its own in memory that is forgotten with it (there
 * the viewer works since Electron 44, electron#52990), and waits until it has the document. Whoever opens it destroys it.
 * @param isShown whether the person sees it, beside the dialog of the system
 * @throws what reading the file or loading it fails with
 */
export async function openDocument({ file, fileName }: Document, isShown: boolean): Promise<BrowserWindow> {
  const bytes = await readFile(file)
  const url = `${documentOrigin}/${randomUUID()}/${encodeURIComponent(fileName)}`
  const own = session.fromPartition(`print-${randomUUID()}`, { cache: false })
  closeNetwork(own)
  serveDocument(own, url, bytes)
  const window = new BrowserWindow({
    width: 900,
    height: 1000,
    show: isShown,
    title: fileName,
    webPreferences: {
      ...closedPage,
      devTools: !app.isPackaged,
      plugins: true,
      backgroundThrottling: false,
      session: own,
    },
  })
  if (process.platform !== 'darwin') window.removeMenu()
  addDocumentPage(window.webContents, url)
  window.on('page-title-updated', (event) => event.preventDefault())
  try {
    const ready = readyToPrint(window)
    await window.loadURL(url)
    await ready
    return window
  } catch (error) {
    window.destroy()
    throw error
  }
}

/** Answers one address with the document, for as long as the window of the session lives. */
function serveDocument(own: Session, url: string, bytes: Buffer): void {
  const headers = {
    'content-type': 'application/pdf',
    'content-length': String(bytes.length),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  }
  own.protocol.handle(appScheme, (request) =>
    request.url === url && request.method === 'GET'
      ? new Response(new Uint8Array(bytes), { headers })
      : new Response(null, { status: 404 }),
  )
}

/** By an event that Electron's own tests of printing wait for, and that its types leave out. */
function readyToPrint(window: BrowserWindow): Promise<void> {
  const page: NodeJS.EventEmitter = window.webContents
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, viewerPatience)
    const end = () => {
      clearTimeout(timer)
      resolve()
    }
    page.once('-pdf-ready-to-print', end)
    window.once('closed', end)
  })
}

import { setTimeout as wait } from 'node:timers/promises'
import type { BrowserWindow, WebContents } from 'electron'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { desktopText } from '../../../../src-shared/features/app/desktop-text.ts'
import { computerProblems } from '../../../../src-shared/features/computer/computer-contract.ts'
import { log } from '../desktop-log.ts'
import { tellPerson } from '../dialogs.ts'
import { type Document, openDocument } from './document-window.ts'

const { printing: text } = desktopText

/** Electron's words for a dialog that the person has closed. */
const cancelled = 'Print job canceled'
/** A call is not held longer than this while the person looks at the system's dialog. */
const dialogPatience = 20_000

export interface PrintingOptions {
  /** names of printers, as the system or people know them; null: the person may use any, in the system's dialog */
  allowedPrinters: readonly string[] | null
  /** any page of the program, to ask for printers */
  page: () => WebContents | undefined
}

/** Prints PDFs on the printers of this computer that the organisation allows. */
export class Printing {
  readonly #options: PrintingOptions

  constructor(options: PrintingOptions) {
    this.#options = options
  }

  /** The system's names of the printers that are there and allowed; null where the system's dialog asks. */
  async printers(): Promise<string[] | null> {
    const { allowedPrinters } = this.#options
    if (allowedPrinters === null) return null
    const there = (await this.#options.page()?.getPrintersAsync()) ?? []
    return there
      .filter(
        ({ name, displayName }) => allowedPrinters.includes(name) || allowedPrinters.includes(displayName),
      )
      .map(({ name }) => name)
  }

  /**
   * Prints a PDF: on an allowed printer without asking, else as the person says in the system's dialog. Closing that
   * dialog is no failure. A dialog that stays open is not waited for; what becomes of it then is told in one of ours.
   * @throws NOT_PRINTED, PRINTER_NOT_ALLOWED
   */
  async print({ printer, ...document }: Document & { printer: string | null }): Promise<void> {
    const allowed = await this.printers()
    if (allowed === null) return printByDialog(document)
    if (printer === null || !allowed.includes(printer))
      throw failure(computerProblems, 'PRINTER_NOT_ALLOWED', { printer: printer ?? text.anyPrinter })
    const reason = await printOut(document, printer)
    if (reason !== null) throw notPrinted(reason)
  }
}

async function printByDialog(document: Document): Promise<void> {
  const end = printOut(document, null).then((reason) => (reason === cancelled ? null : reason))
  const first = await Promise.race([end, wait(dialogPatience, 'open' as const, { ref: false })])
  if (first !== 'open') {
    if (first !== null) throw notPrinted(first)
    return
  }
  end.then(
    (reason) => {
      if (reason !== null) tellPerson('error', text.failed(document.fileName), notPrinted(reason).message)
    },
    (error: Error) => tellPerson('error', text.failed(document.fileName), error.message),
  )
}

/** @returns why nothing was printed; null if it was */
async function printOut(document: Document, deviceName: string | null): Promise<string | null> {
  const isSilent = deviceName !== null
  const window = await openDocument(document, !isSilent).catch((error: unknown) => {
    log.bug('document to print', error)
    throw notPrinted(text.notReadable)
  })
  try {
    return await endOfPrint(window, deviceName === null ? {} : { silent: true, deviceName })
  } finally {
    if (!window.isDestroyed()) window.destroy()
  }
}

function endOfPrint(
  window: BrowserWindow,
  options: { silent?: boolean; deviceName?: string },
): Promise<string | null> {
  if (window.isDestroyed()) return Promise.resolve(cancelled)
  return new Promise((resolve) => {
    window.once('closed', () => resolve(cancelled))
    window.webContents.print({ ...options, printBackground: true }, (isPrinted, reason) =>
      resolve(isPrinted ? null : reason || text.refusedByPrinter),
    )
  })
}

function notPrinted(reason: string) {
  return failure(computerProblems, 'NOT_PRINTED', { reason })
}

import type { WebContents } from 'electron'
import { appScheme } from '../app-origin.ts'

/** Documents have an origin of their own, so that they are nowhere taken for a page of the window. */
export const documentOrigin = `${appScheme}://document`

/** Chromium's own PDF viewer is an extension with this id. */
const viewerHost = 'mhjfbmdgcfjbbpaeojofohoefgiehjai'

const documents = new WeakMap<WebContents, string>()

/** Notes that a page shows a document to be printed, and at which address. */
export function addDocumentPage(page: WebContents, address: string): void {
  documents.set(page, address)
}

/** Whether an address has a place within a page that shows a document: the PDF viewer, and in it the document. */
export function isPartOfDocument(page: WebContents, address: string): boolean {
  const document = documents.get(page)
  if (document === undefined || !URL.canParse(address)) return false
  const { protocol, host } = new URL(address)
  return address === document || (protocol === 'chrome-extension:' && host === viewerHost)
}

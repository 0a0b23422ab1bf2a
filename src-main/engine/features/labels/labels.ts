import type { Database } from 'better-sqlite3'
import type { Transaction } from '../../database/transaction.ts'
import { labelSettingRow } from './label-designs-store.ts'
import { labelQueue } from './label-queue.ts'
import { drawLogoOnPage } from './logo/document-logo.ts'
import { readStoredLogo } from './logo/stored-logo.ts'

export const labels = {
  /**
   * Puts what an audit marked as having a damaged label into the queue. At its close: until then a mark can be undone with its
   * scan, and a blind audit says nothing.
   */
  wantDamaged(tx: Transaction, auditId: string): void {
    labelQueue.addDamaged(tx, auditId)
  },

  /** By which SHA-256 the content of the organisation's logo is known; null where it has none. */
  logoDigest(database: Database): string | null {
    return labelSettingRow.get(database, {})?.logo_sha256 ?? null
  },

  /**
   * A logo for the pages of documents, by the SHA-256 of its content.
   * @returns draws it into a box in points, upper left; null where its content is missing
   */
  pageLogo(dataFolder: string, sha256: string): PageLogo | null {
    const logo = readStoredLogo(dataFolder, sha256)
    return logo && ((document, box) => drawLogoOnPage(document, logo, box))
  },
}

/** Draws a logo into a box of a page, in points. */
export type PageLogo = (
  document: PDFKit.PDFDocument,
  box: { x: number; y: number; width: number; height: number },
) => void

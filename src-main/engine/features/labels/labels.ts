import type { Database } from 'better-sqlite3'
import type { Transaction } from '../../database/transaction.ts'
import type { PagePicture } from '../../documents/pdf-letterhead.ts'
import { organisationOnLabels } from './designs/label-library.ts'
import { labelSettingRow } from './label-designs-store.ts'
import { labelQueue } from './label-queue.ts'
import { labelSettings } from './label-settings.ts'
import { pagePicture } from './logo/document-logo.ts'
import { LogoFault } from './logo/logo.ts'
import { pixelsOfPng } from './logo/png-pixels.ts'
import { readStoredLogo } from './logo/stored-logo.ts'

export { syncedDesigns } from './label-designs.ts'
export { syncedSettings } from './label-settings.ts'
export { labelFacts } from './labels-synced.ts'
export { tagLeases } from './tag-leases.ts'
export { syncedSchemes } from './tag-schemes.ts'

export const labels = {
  /**
   * Puts what an audit marked as having a damaged label into the queue. At its close: until then a mark can be undone with its
   * scan, and a blind audit says nothing.
   */
  wantDamaged(tx: Transaction, auditId: string): void {
    labelQueue.addDamaged(tx, auditId)
  },

  /** What the organisation is called, on labels and on documents. */
  organisation(database: Database): string {
    return organisationOnLabels(database)
  },

  /** The lines of the organisation's letterhead; none where nobody wrote one. */
  letterhead(database: Database): string[] {
    return labelSettings.get(database).letterhead
  },

  /** By which SHA-256 the content of the organisation's logo is known; null where it has none. */
  logoDigest(database: Database): string | null {
    return labelSettingRow.get(database, {})?.logo_sha256 ?? null
  },

  /**
   * A logo for the pages of documents, by the SHA-256 of its content.
   * @returns draws it into a box in points, upper left; null where its content is missing
   */
  pageLogo(dataFolder: string, sha256: string): PagePicture | null {
    const logo = readStoredLogo(dataFolder, sha256)
    return logo && pagePicture(logo)
  },

  /**
   * A picture for the pages of documents, on white, by the bytes of a PNG.
   * @returns null where it cannot be read
   */
  pagePng(png: Uint8Array): PagePicture | null {
    try {
      return pagePicture({ kind: 'pixels', ...pixelsOfPng(png) })
    } catch (error) {
      if (error instanceof LogoFault) return null
      throw error
    }
  },
}

import { readFileSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import {
  type AuditReport,
  type ReportItem,
  reportSections,
} from '../../../../src-shared/features/audits/report.ts'
import type { PhotoLeftOut } from '../../../../src-shared/features/audits/report-text.ts'
import { contentFile, contentFolder } from '../../content/content-folder.ts'
import { isPrintableJpeg } from '../../documents/printable-jpeg.ts'
import { remarksOfAudit } from './audits-remarks-store.ts'

/** Bytes up to which a photo is printed itself, and not its small picture. */
const smallPhoto = 1_000_000
/** Bytes of all photos of a report: it is sent about. */
const mostBytes = 48_000_000

/** A photo as a report prints it, or why it does not. */
export interface ReportPhoto {
  item: ReportItem
  fileName: string
  sha256: string
  picture: Buffer | PhotoLeftOut
}

/** The photos that a report names, each once for each thing, in the order of its sections. */
export function photosOf(database: Database, dataFolder: string, report: AuditReport): ReportPhoto[] {
  const named = new Map<string, Omit<ReportPhoto, 'picture'>>()
  for (const item of reportSections.flatMap((section) => report.items[section]))
    for (const { sha256, fileName } of item.photos)
      named.set(`${item.assetTag ?? item.code} ${sha256}`, { item, fileName, sha256 })
  if (named.size === 0) return []
  const thumbnails = new Map(
    remarksOfAudit
      .all(database, { auditId: report.audit.id })
      .filter((remark) => remark.thumbnail_sha256 !== null)
      .map((remark) => [remark.sha256, remark.thumbnail_sha256]),
  )
  const pictures = new PictureReading(contentFolder(dataFolder))
  return [...named.values()].map((photo) => ({
    ...photo,
    picture: pictures.of(photo.sha256, thumbnails.get(photo.sha256) ?? null),
  }))
}

/** Reads pictures as long as there is room for them; the same content takes it once. */
class PictureReading {
  readonly #folder: string
  readonly #read = new Map<string, Buffer | PhotoLeftOut>()
  #room = mostBytes

  constructor(folder: string) {
    this.#folder = folder
  }

  of(sha256: string, thumbnail: string | null): Buffer | PhotoLeftOut {
    const known = this.#read.get(sha256)
    if (known !== undefined) return known
    const picture = this.#pictureOf(sha256, thumbnail)
    if (typeof picture !== 'string') this.#room -= picture.length
    this.#read.set(sha256, picture)
    return picture
  }

  #pictureOf(sha256: string, thumbnail: string | null): Buffer | PhotoLeftOut {
    const photo = this.#content(sha256)
    const small = thumbnail === null ? null : this.#content(thumbnail)
    if (!photo && !small) return 'gone'
    const isSmall = photo !== null && photo.length <= smallPhoto
    const printable = (isSmall ? [photo, small] : [small, photo]).find((one) => one && isPrintableJpeg(one))
    if (!printable) return 'unprintable'
    return printable.length <= this.#room ? printable : 'noRoom'
  }

  #content(sha256: string): Buffer | null {
    try {
      return readFileSync(contentFile(this.#folder, sha256))
    } catch {
      return null
    }
  }
}

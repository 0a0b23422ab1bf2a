import { createHash, randomUUID } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { certificatesProblems } from '../../../../src-shared/features/disposals/disposals-problems-contract.ts'
import { storeContent } from '../../content/store-content.ts'
import type { CertificateRow } from '../../database/schema-disposals.ts'
import { documentFonts } from '../../documents/document-fonts.ts'
import type { PagePicture } from '../../documents/pdf-letterhead.ts'
import { labels } from '../labels/labels.ts'
import { readCertificateKey } from './certificate-key.ts'
import { drawCertificate } from './certificate-pdf.ts'
import type { CertificatePictures } from './certificate-pdf-parts.ts'
import { certificateByNumber, everyKey } from './certificates-store.ts'
import { transfersOfCase } from './disposals-store.ts'
import { sealPdf } from './pdf-seal.ts'

/** A certificate that is drawn, and its PDF, which is stored. */
export interface DrawnCertificate {
  number: string
  sha256: string
  size: number
}

/** How many are brought to the disk while the next are drawn. */
const storedAtOnce = 8

/**
 * Draws certificates, each from its own row and the drawings of its case, seals and stores them.
 * @param onStored hears of each one once its file is durable, in whatever order they are
 * @throws CERTIFICATE_UNKNOWN, CERTIFICATE_KEY_UNREADABLE
 */
export async function writeCertificates(
  database: Database,
  dataFolder: string,
  numbers: readonly string[],
  onStored: (drawn: DrawnCertificate) => void,
): Promise<void> {
  const key = readCertificateKey(dataFolder)
  if (!key) throw failure(certificatesProblems, 'CERTIFICATE_KEY_UNREADABLE', {})
  const publicKeys = new Map(everyKey.all(database, {}).map((row) => [row.key_id, row.public_key]))
  const fonts = documentFonts()
  const pictures = new Pictures(database, dataFolder)
  const storing = new Set<Promise<void>>()
  for (const number of numbers) {
    const row = certificateByNumber.get(database, { number })
    if (!row) throw failure(certificatesProblems, 'CERTIFICATE_UNKNOWN', { number })
    const { key_id: keyId, signature: value } = row
    const signature = { algorithm: 'Ed25519', keyId, publicKey: publicKeys.get(keyId) ?? '', value } as const
    const pdf = sealPdf(await drawCertificate(row.content, signature, fonts, pictures.of(row)), key)
    const stored = storeContent(dataFolder, pdf, randomUUID).then((sha256) => {
      storing.delete(stored)
      onStored({ number, sha256, size: pdf.length })
    })
    // it is awaited below, maybe after it failed
    stored.catch(() => {})
    storing.add(stored)
    if (storing.size >= storedAtOnce) await Promise.race(storing)
  }
  await Promise.all(storing)
}

/** The pictures of certificates, each read and packed once: those of a case have the same. */
class Pictures {
  readonly #database: Database
  readonly #dataFolder: string
  readonly #logos = new Map<string, PagePicture | null>()
  readonly #signatures = new Map<string, ReadonlyMap<string, PagePicture>>()

  constructor(database: Database, dataFolder: string) {
    this.#database = database
    this.#dataFolder = dataFolder
  }

  of({ case_id: caseId, logo_sha256: logo }: CertificateRow): CertificatePictures {
    return { logo: logo === null ? null : this.#logo(logo), signatures: this.#signaturesOf(caseId) }
  }

  #logo(sha256: string): PagePicture | null {
    const known = this.#logos.get(sha256)
    if (known !== undefined) return known
    const logo = labels.pageLogo(this.#dataFolder, sha256)
    this.#logos.set(sha256, logo)
    return logo
  }

  #signaturesOf(caseId: string): ReadonlyMap<string, PagePicture> {
    const known = this.#signatures.get(caseId)
    if (known) return known
    const signatures = new Map<string, PagePicture>()
    for (const { signature } of transfersOfCase.all(this.#database, { caseId })) {
      const png = signature === null ? null : Buffer.from(signature, 'base64')
      const drawn = png && labels.pagePng(png)
      if (png && drawn) signatures.set(createHash('sha256').update(png).digest('hex'), drawn)
    }
    this.#signatures.set(caseId, signatures)
    return signatures
  }
}

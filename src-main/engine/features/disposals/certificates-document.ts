import { randomUUID } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { certificatesProblems } from '../../../../src-shared/features/disposals/disposals-problems-contract.ts'
import { storeContent } from '../../content/store-content.ts'
import { documentFonts } from '../../documents/document-fonts.ts'
import { labels } from '../labels/labels.ts'
import { readCertificateKey } from './certificate-key.ts'
import { drawCertificate } from './certificate-pdf.ts'
import { certificateByNumber, everyKey } from './certificates-store.ts'
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
 * Draws certificates, each from its own row alone, seals and stores them.
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
  const storing = new Set<Promise<void>>()
  for (const number of numbers) {
    const row = certificateByNumber.get(database, { number })
    if (!row) throw failure(certificatesProblems, 'CERTIFICATE_UNKNOWN', { number })
    const { key_id: keyId, signature: value } = row
    const signature = { algorithm: 'Ed25519', keyId, publicKey: publicKeys.get(keyId) ?? '', value } as const
    const logo = row.logo_sha256 === null ? null : labels.pageLogo(dataFolder, row.logo_sha256)
    const pdf = sealPdf(await drawCertificate(row.content, signature, fonts, logo), key)
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

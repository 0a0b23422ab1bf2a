import { writeFile } from 'node:fs/promises'
import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { certificatesProblems } from '../../../../src-shared/features/disposals/disposals-problems-contract.ts'
import { documentFonts } from '../../documents/document-fonts.ts'
import { labels } from '../labels/labels.ts'
import { readCertificateKey } from './certificate-key.ts'
import { drawCertificate } from './certificate-pdf.ts'
import { certificateByNumber, everyKey } from './certificates-store.ts'
import { sealPdf } from './pdf-seal.ts'

/** A certificate to be drawn, and the file that it is drawn to. */
export interface CertificateOrder {
  number: string
  file: string
}

/**
 * Draws certificates, each from its own row alone, and seals them.
 * @param onDrawn hears of each one once its file is whole
 * @throws CERTIFICATE_UNKNOWN, CERTIFICATE_KEY_UNREADABLE
 */
export async function writeCertificates(
  database: Database,
  dataFolder: string,
  orders: readonly CertificateOrder[],
  onDrawn: (order: CertificateOrder) => void,
): Promise<void> {
  const key = readCertificateKey(dataFolder)
  if (!key) throw failure(certificatesProblems, 'CERTIFICATE_KEY_UNREADABLE', {})
  const publicKeys = new Map(everyKey.all(database, {}).map((row) => [row.key_id, row.public_key]))
  const fonts = documentFonts()
  for (const order of orders) {
    const { number, file } = order
    const row = certificateByNumber.get(database, { number })
    if (!row) throw failure(certificatesProblems, 'CERTIFICATE_UNKNOWN', { number })
    const { key_id: keyId, signature: value } = row
    const signature = { algorithm: 'Ed25519', keyId, publicKey: publicKeys.get(keyId) ?? '', value } as const
    const logo = row.logo_sha256 === null ? null : labels.pageLogo(dataFolder, row.logo_sha256)
    const pdf = await drawCertificate(row.content, signature, fonts, logo)
    await writeFile(file, sealPdf(pdf, key), { mode: 0o600 })
    onDrawn(order)
  }
}

import { hasContent } from '../../content/hand-out-content.ts'
import type { CertificateDocumentRow } from '../../database/schema-disposals.ts'
import type { Transaction } from '../../database/transaction.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { certificateByNumber, documentsOfCertificate, insertDocument } from './certificates-store.ts'

/** The PDF of a certificate as it was drawn; undefined where it was not, or its bytes are not here. */
export function keptDocument(job: JobContext, number: string): CertificateDocumentRow | undefined {
  const drawn = documentsOfCertificate.all(job.database, { number })
  return drawn.find(({ sha256 }) => hasContent(job.dataFolder, sha256))
}

/** Notes the PDF of a certificate, whose bytes are stored. It is drawn once; who comes second finds the first one's. */
export function keepDocument(
  tx: Transaction,
  { number, sha256, size }: Pick<CertificateDocumentRow, 'number' | 'sha256' | 'size'>,
): void {
  const { database, at } = tx
  const certificate = certificateByNumber.get(database, { number })
  const isNoted = documentsOfCertificate.all(database, { number }).some((one) => one.sha256 === sha256)
  if (!certificate || isNoted) return
  const { site_id, actor_id } = certificate
  insertDocument.run(database, {
    id: tx.newId(),
    site_id,
    number,
    sha256,
    size,
    file_name: `${number}.pdf`,
    actor_id,
    at,
  })
}

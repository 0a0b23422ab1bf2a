import { hasContent } from '../../content/hand-out-content.ts'
import type { CertificateDocumentRow } from '../../database/schema-disposals.ts'
import type { Transaction } from '../../database/transaction.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { documentOfCertificate, noteDocument } from './certificates-store.ts'

/** The PDF of a certificate as it was drawn; undefined where it was not, or its bytes are gone. */
export function keptDocument(job: JobContext, number: string): CertificateDocumentRow | undefined {
  const row = documentOfCertificate.get(job.database, { number })
  return row && hasContent(job.dataFolder, row.sha256) ? row : undefined
}

/** Notes the PDF of a certificate, whose bytes are stored. */
export function keepDocument(
  tx: Transaction,
  { number, sha256, size }: Pick<CertificateDocumentRow, 'number' | 'sha256' | 'size'>,
): void {
  noteDocument.run(tx.database, { number, sha256, size, file_name: `${number}.pdf`, at: tx.at })
}

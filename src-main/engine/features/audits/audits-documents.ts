import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { FileResult } from '../../../../src-shared/features/jobs/jobs-contract.ts'
import { contentFile, contentFolder } from '../../content/content-folder.ts'
import { handOutContent } from '../../content/hand-out-content.ts'
import { storeContent } from '../../content/store-content.ts'
import type { AuditDocumentRow } from '../../database/schema-audits.ts'
import { files } from '../files/files.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { documentOf, insertDocument } from './audits-closing-store.ts'
import { remarksOfAudit } from './audits-remarks-store.ts'

/** One form of a report of a closed audit. */
export interface Edition {
  auditId: string
  /** of the closing or the amendment */
  reportId: string
  format: AuditDocumentRow['format']
}

/** The report of a closed audit in a form in which it was drawn before; null where it was not, or its bytes are gone. */
export function keptReport(job: JobContext, { reportId, format }: Edition): FileResult | null {
  const document = documentOf.get(job.database, { reportId, format })
  if (!document) return null
  const outgoingId = job.newId()
  const size = handOutContent(job.dataFolder, document.sha256, files.outgoing(job.dataFolder, outgoingId))
  return size === document.size ? { outgoingId, fileName: document.file_name, size } : null
}

/** Whether all pictures that a report names are here; what was closed elsewhere comes before they do. */
export function isWhole(job: JobContext, auditId: string): boolean {
  const folder = contentFolder(job.dataFolder)
  return remarksOfAudit
    .all(job.database, { auditId })
    .every(({ sha256 }) => sha256 === null || existsSync(contentFile(folder, sha256)))
}

/** Keeps an edition of the report of a closed audit as it was drawn, under its SHA-256. */
export async function keepReport(
  job: JobContext,
  { auditId, reportId, format }: Edition,
  { outgoingId, fileName, size }: FileResult,
): Promise<void> {
  const bytes = await readFile(files.outgoing(job.dataFolder, outgoingId))
  const sha256 = await storeContent(job.dataFolder, bytes, job.newId)
  job.step((tx) =>
    insertDocument.run(tx.database, {
      audit_id: auditId,
      report_id: reportId,
      format,
      sha256,
      size,
      file_name: fileName,
      at: tx.at,
    }),
  )
}

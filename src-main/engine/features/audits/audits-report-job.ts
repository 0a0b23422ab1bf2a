import type { reportFormats } from '../../../../src-shared/features/audits/report.ts'
import type { FileResult } from '../../../../src-shared/features/jobs/jobs-contract.ts'
import { drawDocument } from '../../documents/draw-document.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { people } from '../people/people.ts'
import { audits } from './audits.ts'

export interface ReportOrder {
  auditId: string
  format: (typeof reportFormats)[number]
}

/** Draws the report of an audit, as the audit stands now, to an outgoing file. */
export async function drawAuditReport(
  { auditId, format }: ReportOrder,
  job: JobContext,
): Promise<FileResult> {
  const audit = audits.get(job.database, auditId)
  const drawnAt = job.now()
  const drawnBy = people.byId(job.database, job.actorId)?.name ?? ''
  const readable = audit.name.replace(/[^\p{L}\p{N}.]+/gu, '-').replace(/^-+|-+$/g, '')
  return drawDocument(
    job,
    { kind: 'auditReport', input: { auditId, format, drawnAt, drawnBy } },
    `audit-${readable || auditId}.${format}`,
  )
}

import type { reportFormats } from '../../../../src-shared/features/audits/report.ts'
import type { FileResult } from '../../../../src-shared/features/jobs/jobs-contract.ts'
import type { AuditRow } from '../../database/schema-audits.ts'
import { drawBigDocument, drawDocument } from '../../documents/draw-document.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { people } from '../people/people.ts'
import { audits } from './audits.ts'
import { isWhole, keepReport, keptReport } from './audits-documents.ts'
import { keptClosing, keptEdition, rowsOfAudit } from './audits-report-query.ts'

/** A report of more rows takes seconds and hundreds of megabytes; a process takes a good part of a second to begin. */
const mostRowsBeside = 2000

export interface ReportOrder {
  auditId: string
  format: (typeof reportFormats)[number]
  /** of a closed audit: which of its reports; undefined: the newest */
  edition?: number
  /** of one that was closed twice: the report of this closing */
  closingId?: string
  /** what came after the close, what is to be sought again, or the books, instead */
  part?: 'addendum' | 'searchAgain' | 'books'
}

/**
 * Draws the report of an audit, as it stands now, to an outgoing file; each edition of a closed one once, and then hands
 * out what was drawn.
 */
export async function drawAuditReport(order: ReportOrder, job: JobContext): Promise<FileResult> {
  const { auditId, format, part } = order
  const audit = audits.shown(job.database, auditId)
  const draw = rowsOfAudit(job.database, auditId) > mostRowsBeside ? drawBigDocument : drawDocument
  const drawing = { auditId, format, drawnAt: job.now(), drawnBy: nameOfActor(job) }
  if (part !== undefined)
    return draw(
      job,
      { kind: 'auditReport', input: { ...drawing, part } },
      `audit-${nameIn(audit)}-${fileNameOf[part]}.${format}`,
    )
  const { closingId } = order
  const report =
    closingId === undefined
      ? keptEdition(job.database, auditId, order.edition)
      : keptClosing(job.database, auditId, closingId)
  if (report === undefined)
    return draw(job, { kind: 'auditReport', input: drawing }, `audit-${nameIn(audit)}.${format}`)
  const { edition, reportId } = report
  const which = { auditId, reportId, format }
  const kept = keptReport(job, which)
  if (kept) return kept
  const amended = edition === 0 ? '' : `-amendment-${edition}`
  const drawn = await draw(
    job,
    {
      kind: 'auditReport',
      input: { ...drawing, edition, ...(closingId !== undefined && { closingId }) },
    },
    `audit-${nameIn(audit)}${amended}.${format}`,
  )
  // What lacks a picture that has not come yet is drawn again once it is there.
  if (isWhole(job, auditId)) await keepReport(job, which, drawn)
  return drawn
}

const fileNameOf = { addendum: 'addendum', searchAgain: 'search-again', books: 'books' } as const

const nameOfActor = (job: JobContext) => people.byId(job.database, job.actorId)?.name ?? ''

const nameIn = ({ id, name }: AuditRow) =>
  name.replace(/[^\p{L}\p{N}.]+/gu, '-').replace(/^-+|-+$/g, '') || id

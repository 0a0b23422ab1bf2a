import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { correctionsBetween } from '../../../../src-shared/features/audits/amendment.ts'
import type { AmendingView } from '../../../../src-shared/features/audits/amendment-contract.ts'
import { amendmentProblems } from '../../../../src-shared/features/audits/amendment-problems-contract.ts'
import { amendmentText } from '../../../../src-shared/features/audits/amendment-text.ts'
import { type ReportAmendment, reportSections } from '../../../../src-shared/features/audits/report.ts'
import type { AuditRow } from '../../database/schema-audits.ts'
import { amendmentsOf } from './audits-amendment-store.ts'
import { asScan, type LateScan } from './audits-late-scan.ts'
import { lateScansOf } from './audits-late-store.ts'
import { AuditOutcome } from './audits-outcome-query.ts'
import { digestOf, keptEdition, newestEdition, type ReportData, reportData } from './audits-report-query.ts'

/** What an amendment says, and what is signed of it. */
export interface DraftAmendment {
  data: ReportData & { amendment: ReportAmendment }
  digest: string
  statement: string
  /** ids of the late scans that are in it */
  covered: string[]
}

/** What an amendment made now would say: the same audit with all scans that arrived late. */
export function draftAmendment(database: Database, audit: AuditRow, reason: string): DraftAmendment {
  const number = newestEdition(database, audit.id) + 1
  const before = keptEdition(database, audit.id, number - 1)
  if (!before) throw new Error(`audit ${audit.id} is closed and says nothing`)
  const late = lateScansOf.all(database, { auditId: audit.id })
  const taken = JSON.parse(amendmentsOf.get(database, { auditId: audit.id })?.covered ?? '[]') as string[]
  const known = late.filter(({ id }) => taken.includes(id))
  const now = reportData(database, audit.id, late.map(asScan))
  const data = {
    ...now,
    amendment: {
      number,
      reason,
      supersedes: before.digest,
      lateScans: late.length,
      corrections: correctionsBetween(sectionsOf(database, audit, known), sectionsOf(database, audit, late)),
    },
  }
  const statement = amendmentText.statement(number, audit.name, audit.scope, reason, data.counts)
  return { data, digest: digestOf(data), statement, covered: late.map(({ id }) => id) }
}

/** What is shown to who signs an amendment. */
export function amendingView(database: Database, audit: AuditRow, reason: string): AmendingView {
  const { data, digest, statement } = draftAmendment(database, audit, reason)
  const { number, lateScans, corrections } = data.amendment
  return { number, counts: data.counts, digest, statement, lateScans, corrections }
}

/** @throws AMENDMENT_UNKNOWN where an edition is named that there is not */
export function assertEdition(database: Database, auditId: string, edition: number | undefined): void {
  if (edition !== undefined && !keptEdition(database, auditId, edition))
    throw failure(amendmentProblems, 'AMENDMENT_UNKNOWN', { edition })
}

/** Where each thing stands. What was seen in two places stands in the section of what became of it, too. */
function sectionsOf(database: Database, audit: AuditRow, late: readonly LateScan[]) {
  const outcome = new AuditOutcome(database, audit, late.map(asScan))
  const all = { limit: Number.MAX_SAFE_INTEGER, offset: 0 }
  return new Map(
    reportSections
      .filter((section) => section !== 'seenTwice')
      .flatMap((section) =>
        outcome
          .items(section, all)
          .map(({ key, assetTag, code, description }) => [
            key,
            { section, item: assetTag ?? code ?? '', description },
          ]),
      ),
  )
}

import type { Database } from 'better-sqlite3'
import {
  type AuditReport,
  type ReportItem,
  type ReportSection,
  reportSections,
} from '../../../../src-shared/features/audits/report.ts'
import { build, statement } from '../../database/statement.ts'
import { audits } from './audits.ts'
import { outcomeItems } from './audits-outcome-query.ts'
import { nameOfPerson } from './audits-query.ts'
import { countedPlaces, placesOf, standingScans } from './audits-store.ts'
import { tallyOf } from './audits-tally.ts'

const organisation = statement<Record<never, never>, { name: string }>(() =>
  build.selectFrom('organisation').select('name'),
)

/**
 * Everything that a report of an audit says, as it stands in one reading transaction.
 * @throws AUDIT_UNKNOWN
 */
export function assembleReport(
  database: Database,
  auditId: string,
  drawnAt: string,
  drawnBy: string,
): AuditReport {
  return database.transaction(() => {
    const audit = audits.get(database, auditId)
    const tally = tallyOf(database, auditId)
    const marks = new Map(countedPlaces.all(database, { auditId }).map((mark) => [mark.placeId, mark]))
    return {
      schema: 'assetwalk.audit-report/1',
      organisation: organisation.get(database, {})?.name ?? '',
      audit: {
        id: auditId,
        name: audit.name,
        scope: audit.scope,
        startedAt: audit.started_at,
        startedBy: nameOfPerson(database, audit.started_by),
      },
      drawnAt,
      drawnBy,
      counts: tally.counts(),
      scansByMethod: scansByMethod(database, auditId),
      places: placesOf.all(database, { auditId }).map(({ placeId, path }) => ({
        place: path,
        ...tally.place(placeId),
        counted: marks.has(placeId),
        countedAt: marks.get(placeId)?.at ?? null,
        countedBy: marks.get(placeId)?.by ?? null,
      })),
      items: Object.fromEntries(
        reportSections.map((section) => [section, sectionItems(database, auditId, section)]),
      ) as AuditReport['items'],
    } satisfies AuditReport
  })()
}

function sectionItems(database: Database, auditId: string, section: ReportSection): ReportItem[] {
  const all = { limit: Number.MAX_SAFE_INTEGER, offset: 0 }
  return outcomeItems(database, auditId, section, all).map(({ assetId: _, ...item }) => item)
}

function scansByMethod(database: Database, auditId: string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { method } of standingScans.iterate(database, { auditId }))
    counts[method] = (counts[method] ?? 0) + 1
  return counts
}

import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { amendmentProblems } from '../../../../src-shared/features/audits/amendment-problems-contract.ts'
import type { OutcomeItem } from '../../../../src-shared/features/audits/audits-message.ts'
import {
  type AuditReport,
  type ReportItem,
  type ReportSection,
  reportSections,
} from '../../../../src-shared/features/audits/report.ts'
import { canonicalJsonOf } from '../../../../src-shared/record/canonical-json.ts'
import type { ScanRow } from '../../database/schema-audits.ts'
import { build, statement } from '../../database/statement.ts'
import { labels } from '../labels/labels.ts'
import { audits } from './audits.ts'
import { amendedReportOf, amendmentsOf } from './audits-amendment-store.ts'
import { capturesOf } from './audits-captures.ts'
import { closedAtOf, closedReportOf } from './audits-closing-store.ts'
import { reportFigures } from './audits-figures-query.ts'
import { AuditOutcome } from './audits-outcome-query.ts'
import { auditPlaces } from './audits-places-query.ts'
import { nameOfPerson } from './audits-query.ts'
import { closingsOf, isStanding } from './audits-standing-store.ts'
import { lastMarks } from './audits-store.ts'
import { countedScan, stateOf, tallyOf, tallyWithLate } from './audits-tally.ts'

const auditRows = statement<{ auditId: string }, { rows: number }>((value) =>
  build.selectNoFrom(
    sql<number>`(SELECT count(*) FROM audit_expected WHERE audit_id = ${value('auditId')})
      + (SELECT count(*) FROM scan WHERE audit_id = ${value('auditId')})`.as('rows'),
  ),
)
const methods = statement<{ auditId: string }, { method: string; count: number }>((value) =>
  build
    .selectFrom('scan')
    .select(['method', sql<number>`count(*)`.as('count')])
    .where('audit_id', '=', value('auditId'))
    .where(isStanding)
    .groupBy('method')
    .orderBy(sql`min(n)`),
)

/** What a report says of the audit itself, whenever and by whomever it is made. */
export type ReportData = Omit<AuditReport, 'drawnAt' | 'drawnBy' | 'closing'>

/**
 * Everything that a report of an audit says: of a closed one what it said when it was closed, else as it stands in one
 * reading transaction.
 * @throws AUDIT_UNKNOWN, AUDIT_BLIND
 */
export function assembleReport(
  database: Database,
  auditId: string,
  drawnAt: string,
  drawnBy: string,
  { edition, closingId }: { edition?: number | undefined; closingId?: string | undefined } = {},
): AuditReport {
  return database.transaction(() => {
    const kept =
      closingId === undefined
        ? keptEdition(database, auditId, edition)
        : keptClosing(database, auditId, closingId)
    if (kept) return reportOfEdition(database, kept)
    const { schema, organisation, letterhead, audit, ...data } = reportData(database, auditId)
    return {
      schema,
      organisation,
      ...(letterhead && { letterhead }),
      audit,
      drawnAt,
      drawnBy,
      ...data,
      closing: null,
    } satisfies AuditReport
  })()
}

/** A report of a closed audit: of its close (edition 0) or of its n-th amendment. */
export interface KeptEdition {
  edition: number
  /** of the closing or the amendment */
  reportId: string
  /** of what was signed, lower-case hex */
  digest: string
}

/**
 * Which report of a closed audit is meant; undefined where there is none.
 * @param edition undefined: the newest
 */
export function keptEdition(
  database: Database,
  auditId: string,
  edition: number | undefined,
): KeptEdition | undefined {
  const amendments = amendmentsOf.all(database, { auditId })
  const number = edition ?? amendments.length
  const row = number === 0 ? closedAtOf.get(database, { auditId }) : amendments.at(-number)
  return row && { edition: number, reportId: row.id, digest: row.digest }
}

/** The report of a closing that does not stand, too. @throws CLOSING_UNKNOWN */
export function keptClosing(database: Database, auditId: string, closingId: string): KeptEdition {
  const closing = closingsOf.all(database, { auditId }).find(({ id }) => id === closingId)
  if (!closing) throw failure(amendmentProblems, 'CLOSING_UNKNOWN', { closingId })
  return { edition: 0, reportId: closing.id, digest: closing.digest }
}

/** What such a report said. */
function reportOfEdition(database: Database, { reportId: id }: KeptEdition): AuditReport {
  const row = closedReportOf.get(database, { id }) ?? amendedReportOf.get(database, { id })
  if (!row) throw new Error(`there is no report ${id}`)
  return JSON.parse(row.report) as AuditReport
}

/** How many expected assets and scans a report of an audit has. */
export function rowsOfAudit(database: Database, auditId: string): number {
  return auditRows.get(database, { auditId })?.rows ?? 0
}

/** The number of the newest edition of a report; 0 of what was never amended. */
export function newestEdition(database: Database, auditId: string): number {
  return amendmentsOf.all(database, { auditId }).length
}

/**
 * The same without what differs from one drawing to the next.
 * @param late scans that arrived after the close and are to be taken in
 */
export function reportData(database: Database, auditId: string, late: readonly ScanRow[] = []): ReportData {
  const audit = audits.shown(database, auditId)
  const captures = capturesOf(audit)
  const tally =
    late.length === 0
      ? tallyOf(database, auditId)
      : tallyWithLate(
          database,
          auditId,
          late.map((scan) => countedScan(captures, scan)),
        )
  const outcome = new AuditOutcome(database, audit, late)
  const { figures, partsIn } = reportFigures(database, audit, tally)
  const marks = new Map(
    lastMarks
      .all(database, { auditId })
      .filter(({ state }) => state === 'counted')
      .map((mark) => [mark.placeId, mark]),
  )
  return {
    schema: 'assetwalk.audit-report/1',
    organisation: labels.organisation(database),
    ...letterheadNow(database),
    audit: {
      id: auditId,
      name: audit.name,
      scope: audit.scope,
      blind: audit.blind === 1,
      state: stateOf(database, auditId),
      startedAt: audit.started_at,
      startedBy: nameOfPerson(database, audit.started_by),
    },
    counts: tally.counts(),
    scansByMethod: scansByMethod(database, auditId, late),
    places: auditPlaces(database, audit, tally).places.map(({ locationId, path, ...place }) => ({
      place: path,
      ...place,
      expected: place.expected ?? 0,
      seen: place.seen ?? 0,
      parts: partsIn(locationId),
      countedAt: marks.get(locationId)?.at ?? null,
      countedBy: marks.get(locationId)?.by ?? null,
    })),
    ...figures,
    items: Object.fromEntries(
      reportSections.map((section) => [section, sectionItems(outcome, section)]),
    ) as AuditReport['items'],
  }
}

function letterheadNow(database: Database): Pick<AuditReport, 'letterhead'> {
  const [lines, logo] = [labels.letterhead(database), labels.logoDigest(database)]
  return lines.length > 0 || logo !== null ? { letterhead: { lines, logo } } : {}
}

/**
 * SHA-256, in lower-case hex, of canonical JSON: what is signed when an audit is closed. Anyone can recompute it from the
 * JSON of the report, without its members `digest`, `drawnAt`, `drawnBy` and `closing`.
 */
export function digestOf(data: ReportData): string {
  const closed = { ...data, audit: { ...data.audit, state: 'closed' } }
  return createHash('sha256').update(canonicalJsonOf(closed), 'utf8').digest('hex')
}

function sectionItems(outcome: AuditOutcome, section: ReportSection): ReportItem[] {
  const all = { limit: Number.MAX_SAFE_INTEGER, offset: 0 }
  return outcome.items(section, all).map(reportItem)
}

/** In the order of canonical JSON, which makes the digest of tens of thousands of them in half the time. */
function reportItem(item: OutcomeItem): ReportItem {
  return {
    assetTag: item.assetTag,
    code: item.code,
    condition: item.condition,
    decision: item.decision,
    description: item.description,
    expectedPlace: item.expectedPlace,
    labelDamage: item.labelDamage,
    moved: item.moved,
    note: item.note,
    photos: item.photos,
    seenAt: item.seenAt,
    seenBy: item.seenBy,
    seenPlace: item.seenPlace,
    serialNumber: item.serialNumber,
  }
}

function scansByMethod(
  database: Database,
  auditId: string,
  late: readonly ScanRow[],
): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { method } of late) counts[method] = (counts[method] ?? 0) + 1
  for (const { method, count } of methods.all(database, { auditId }))
    counts[method] = (counts[method] ?? 0) + count
  return counts
}

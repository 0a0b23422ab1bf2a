import { z } from 'zod'
import { command, query } from '../../contract/base.ts'
import { id, moment, pageInput } from '../../contract/page.ts'
import { errorsOf, problem } from '../../contract/problems.ts'
import { locationsProblems } from '../locations/locations-contract.ts'
import { auditsText } from './audits-text.ts'
import { reportFormats, reportSections } from './report.ts'
import { verdictKinds } from './verdict.ts'

export const auditsProblems = {
  AUDIT_UNKNOWN: problem(z.object({ auditId: z.string() }), () => auditsText.auditUnknown),
  AUDIT_EMPTY: problem(z.object({ location: z.string() }), ({ location }) => auditsText.auditEmpty(location)),
  PLACE_NOT_IN_AUDIT: problem(z.object({ place: z.string(), scope: z.string() }), ({ place, scope }) =>
    auditsText.placeNotInAudit(place, scope),
  ),
  SCAN_UNKNOWN: problem(z.object({ scanId: z.string() }), () => auditsText.scanUnknown),
  CODE_IS_PLACE: problem(
    z.object({ code: z.string(), locationId: z.string(), place: z.string() }),
    ({ place }) => auditsText.codeIsPlace(place),
  ),
  CODE_BLANK: problem(z.object({ code: z.string() }), () => auditsText.codeBlank),
  CANDIDATE_UNKNOWN: problem(z.object({ code: z.string() }), ({ code }) => auditsText.candidateUnknown(code)),
}
const {
  AUDIT_UNKNOWN,
  AUDIT_EMPTY,
  PLACE_NOT_IN_AUDIT,
  SCAN_UNKNOWN,
  CODE_BLANK,
  CODE_IS_PLACE,
  CANDIDATE_UNKNOWN,
} = auditsProblems
const { LOCATION_UNKNOWN } = locationsProblems

const count = z.number().int().min(0)
const counts = z.object({
  expected: count,
  found: count,
  misplaced: count,
  missing: count,
  notCounted: count,
  unexpected: count,
  shouldBeGone: count,
  unknown: count,
  ambiguous: count,
  duplicates: count,
})

/** How a code came in. */
export const captureMethods = ['scanner', 'typed', 'file', 'commandLine', 'chosen'] as const

const candidate = z.object({
  assetId: id,
  assetTag: z.string(),
  serialNumber: z.string().nullable(),
  description: z.string().nullable(),
  location: z.string().nullable(),
})

const scanAnswer = z.object({
  scanId: id,
  code: z.string(),
  verdict: z.enum(verdictKinds),
  assetId: id.nullable(),
  assetTag: z.string().nullable(),
  serialNumber: z.string().nullable(),
  description: z.string().nullable(),
  /** path of the place where it was scanned; null: no place was stated */
  place: z.string().nullable(),
  /** path of the place where the audit expects it; null if it does not */
  expectedPlace: z.string().nullable(),
  at: moment,
  /** ambiguous: the assets that the code can mean */
  candidates: z.array(candidate),
  /** duplicate: the first scan of the asset that stands */
  earlier: z.object({ place: z.string().nullable(), at: moment, by: z.string() }).nullable(),
})
export type ScanAnswer = z.output<typeof scanAnswer>

const placeProgress = z.object({ locationId: id, expected: count, seen: count, counted: z.boolean() })

const progress = z.object({ counts, place: placeProgress.nullable() })
export type AuditProgress = z.output<typeof progress>

const auditSummary = z.object({
  id,
  name: z.string(),
  locationId: id,
  scope: z.string(),
  startedAt: moment,
  startedBy: z.string(),
  counts,
  places: z.object({ total: count, counted: count }),
})
export type AuditSummary = z.output<typeof auditSummary>

const auditPlace = z.object({
  locationId: id,
  path: z.string(),
  expected: count,
  seen: count,
  counted: z.boolean(),
})
export type AuditPlace = z.output<typeof auditPlace>

const expectedAsset = z.object({
  assetId: id,
  assetTag: z.string(),
  serialNumber: z.string().nullable(),
  description: z.string().nullable(),
  seen: z.boolean(),
})
export type ExpectedAsset = z.output<typeof expectedAsset>

const recentScan = scanAnswer.omit({ earlier: true }).extend({ by: z.string(), voided: z.boolean() })
export type RecentScan = z.output<typeof recentScan>

const outcomeItem = z.object({
  assetId: id.nullable(),
  assetTag: z.string().nullable(),
  serialNumber: z.string().nullable(),
  description: z.string().nullable(),
  expectedPlace: z.string().nullable(),
  seenPlace: z.string().nullable(),
  seenAt: moment.nullable(),
  seenBy: z.string().nullable(),
  code: z.string().nullable(),
})
export type OutcomeItem = z.output<typeof outcomeItem>

const auditId = z.object({ auditId: id })

export const auditsContract = {
  /** Every audit, the newest first. */
  list: query('register.read').output(z.object({ audits: z.array(auditSummary) })),
  /** Starts an audit of a location and all below it, and freezes its list: in scope, and status type not archived. */
  start: command('audits.run')
    .input(
      z.object({
        /** id or path of the location */
        location: z.string().min(1).max(2000),
        name: z.string().trim().max(200).optional(),
      }),
    )
    .output(z.object({ auditId: id, name: z.string(), expected: count }))
    .errors(errorsOf({ LOCATION_UNKNOWN, AUDIT_EMPTY })),
  show: query('register.read').input(auditId).output(auditSummary).errors(errorsOf({ AUDIT_UNKNOWN })),
  status: query('register.read').input(auditId).output(counts).errors(errorsOf({ AUDIT_UNKNOWN })),
  /** The places of an audit in order of path, with their progress and coverage. */
  places: query('register.read')
    .input(auditId)
    .output(z.object({ places: z.array(auditPlace) }))
    .errors(errorsOf({ AUDIT_UNKNOWN })),
  /** What is expected in one place: what was not seen yet first, then by asset tag. */
  expectedIn: query('register.read')
    .input(pageInput.extend({ auditId: id, locationId: id }))
    .output(z.object({ total: count, rows: z.array(expectedAsset) }))
    .errors(errorsOf({ AUDIT_UNKNOWN })),
  /** The last scans, newest first, voided ones included. `candidates`: those of a question that is still open. */
  recentScans: query('register.read')
    .input(z.object({ auditId: id, limit: z.number().int().min(1).max(500).default(10) }))
    .output(z.object({ scans: z.array(recentScan) }))
    .errors(errorsOf({ AUDIT_UNKNOWN })),
  /**
   * Records one scan and says what it means. Durable before it answers; sent again with the same command id it is the
   * same scan. The barcode of a place is none: it answers CODE_IS_PLACE, and the next scans are there. `assetId` chooses between the candidates of an ambiguous code, `replaces` voids the scan that asked.
   */
  scan: command('audits.run')
    .input(
      z.object({
        auditId: id,
        code: z.string().max(1000),
        /** id or path of the place where it stands; absent: it exists, no matter where */
        location: z.string().max(2000).optional(),
        method: z.enum(captureMethods),
        assetId: id.optional(),
        replaces: id.optional(),
      }),
    )
    .output(z.object({ scan: scanAnswer, progress }))
    .errors(
      errorsOf({
        AUDIT_UNKNOWN,
        LOCATION_UNKNOWN,
        CODE_BLANK,
        CODE_IS_PLACE,
        CANDIDATE_UNKNOWN,
        SCAN_UNKNOWN,
      }),
    ),
  /** Undoes a scan: it stays in the record, and counts no more. Voiding it twice is the same as once. */
  voidScan: command('audits.run')
    .input(z.object({ auditId: id, scanId: id }))
    .output(progress)
    .errors(errorsOf({ AUDIT_UNKNOWN, SCAN_UNKNOWN })),
  /** Marks places, each with all below it, as counted (or, `counted: false`, open again). Without `places`: every place of the audit. */
  markCounted: command('audits.run')
    .input(
      z.object({
        auditId: id,
        places: z.array(z.string().min(1).max(2000)).min(1).max(10_000).optional(),
        counted: z.boolean().default(true),
      }),
    )
    .output(z.object({ changed: count, counts }))
    .errors(errorsOf({ AUDIT_UNKNOWN, LOCATION_UNKNOWN, PLACE_NOT_IN_AUDIT })),
  /** What the audit found so far, one section of the report at a time. */
  outcome: query('register.read')
    .input(pageInput.extend({ auditId: id, section: z.enum(reportSections) }))
    .output(z.object({ total: count, items: z.array(outcomeItem) }))
    .errors(errorsOf({ AUDIT_UNKNOWN })),
  /** Starts a job (kind `auditReport`, result FileResult) that writes the report as it stands to an outgoing file. */
  report: command('register.read')
    .input(z.object({ auditId: id, format: z.enum(reportFormats) }))
    .output(z.object({ jobId: id }))
    .errors(errorsOf({ AUDIT_UNKNOWN })),
}

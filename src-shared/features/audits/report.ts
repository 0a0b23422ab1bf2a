import type { AuditCounts } from './tally.ts'

/** One line of a report. Places are paths; moments are UTC, ISO 8601. */
export interface ReportItem {
  assetTag: string | null
  serialNumber: string | null
  /** name, else model, else category of the asset */
  description: string | null
  expectedPlace: string | null
  seenPlace: string | null
  seenAt: string | null
  seenBy: string | null
  /** the code as it was scanned; null for an asset that was not */
  code: string | null
}

export const reportSections = [
  'missing',
  'misplaced',
  'unexpected',
  'shouldBeGone',
  'unknown',
  'ambiguous',
  'notCounted',
  'found',
] as const
export type ReportSection = (typeof reportSections)[number]

export interface ReportPlace {
  place: string
  expected: number
  seen: number
  counted: boolean
  countedAt: string | null
  countedBy: string | null
}

/** Everything that a report says, in every form in which it is handed out. Its canonical JSON is what the digest is of. */
export interface AuditReport {
  schema: 'assetwalk.audit-report/1'
  organisation: string
  audit: { id: string; name: string; scope: string; startedAt: string; startedBy: string }
  drawnAt: string
  drawnBy: string
  counts: AuditCounts
  /** scans that stand, by how they were captured */
  scansByMethod: Record<string, number>
  places: ReportPlace[]
  items: Record<ReportSection, ReportItem[]>
}

/** The forms in which a report is handed out. */
export const reportFormats = ['pdf', 'csv', 'json'] as const

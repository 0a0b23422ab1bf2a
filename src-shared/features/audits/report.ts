import type { Parts } from './accuracy.ts'
import type { AuditState } from './audit-state.ts'
import type { Decision, Moved } from './audits-message.ts'
import type { ReportClosing } from './closing.ts'
import type { PlaceState } from './coverage.ts'
import type { ReportFigures } from './report-figures.ts'
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
  condition: string | null
  note: string | null
  /** why its label could not be read */
  labelDamage: string | null
  /** where it went after the list was fixed, says the register; only of what is missing or misplaced */
  moved: Moved | null
  /** photos that were taken when it was scanned, by the SHA-256 of their content */
  photos: { sha256: string; fileName: string }[]
  /** what is to become of it; null where nothing is to be decided, or nothing is yet */
  decision: Decision | null
}

export const reportSections = [
  'missing',
  'misplaced',
  'unexpected',
  'shouldBeGone',
  'unknown',
  'ambiguous',
  'seenTwice',
  'notCounted',
  'away',
  'lost',
  'found',
] as const
export type ReportSection = (typeof reportSections)[number]

export interface ReportPlace {
  place: string
  expected: number
  seen: number
  /** what became of those that are expected here */
  parts: Parts
  counted: boolean
  state: PlaceState
  /** why it is inaccessible */
  reason: string | null
  countedAt: string | null
  countedBy: string | null
}

/** What an amendment says otherwise about one thing. */
export interface Correction {
  /** asset tag, or the code as it was scanned */
  item: string
  description: string | null
  /** the section that it stood in; null: in none */
  from: ReportSection | null
  to: ReportSection | null
}

/** Why a closed audit is reported anew, and what that takes the place of. */
export interface ReportAmendment {
  /** 1 for the first */
  number: number
  reason: string
  /** digest of the report whose place it takes */
  supersedes: string
  /** scans that arrived after the close and are in it */
  lateScans: number
  corrections: Correction[]
}

/** Everything that a report says, in every form in which it is handed out. Its canonical JSON is what the digest is of. */
export interface AuditReport extends ReportFigures {
  schema: 'assetwalk.audit-report/1'
  organisation: string
  /** its letterhead, with the SHA-256 of its logo; left out where there is none */
  letterhead?: { lines: string[]; logo: string | null }
  audit: {
    id: string
    name: string
    scope: string
    blind: boolean
    state: AuditState
    startedAt: string
    startedBy: string
  }
  drawnAt: string
  drawnBy: string
  counts: AuditCounts
  /** scans that stand, by how they were captured */
  scansByMethod: Record<string, number>
  places: ReportPlace[]
  items: Record<ReportSection, ReportItem[]>
  /** only of an amendment: what it takes the place of, and why */
  amendment?: ReportAmendment
  /** null as long as the audit is not closed; of an amendment, who signed that */
  closing: ReportClosing | null
}

/** The forms in which a report is handed out. */
export const reportFormats = ['pdf', 'csv', 'json'] as const

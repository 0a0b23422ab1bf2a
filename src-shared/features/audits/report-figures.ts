import type { Parts, Values } from './accuracy.ts'
import type { BooksReconciled } from './books.ts'
import type { Comparison } from './comparison.ts'

/** When an audit was counted, and with how many devices. Moments are UTC, ISO 8601; null: not yet. */
export interface ReportMethod {
  firstScanAt: string | null
  lastScanAt: string | null
  countingEndedAt: string | null
  /** data folders in which scans were recorded */
  devices: number
}

/** What somebody did in an audit. */
export interface ReportPerson {
  name: string
  scans: number
  /** places whose state they set */
  places: number
  decisions: number
  approvals: number
}

/** One scan, whether it stands or not. */
export interface ReportScan {
  at: string
  code: string
  assetTag: string | null
  place: string | null
  verdict: string
  method: string
  by: string
  condition: string | null
  note: string | null
  labelDamage: string | null
  /** when it was undone */
  voidedAt: string | null
}

/** How complete the inventory is of what was expected: assets of which the register says each of these. */
export interface ReportCompleteness {
  assets: number
  serialNumber: number
  place: number
  owner: number
  custodian: number
  cost: number
  fixedAssetNumber: number
}

/** An audit held against an earlier one. Moments are UTC, ISO 8601. */
export interface ReportComparison extends Comparison<{ assetTag: string; serialNumber: string | null }> {
  id: string
  name: string
  startedAt: string
  /** null: of one that is counted anew before it is closed */
  closedAt: string | null
}

/** The books held against what an audit expected, by fixed-asset number. */
export interface ReportBooks extends BooksReconciled {
  fileName: string
  /** of the file as it was handed in */
  sha256: string
  takenAt: string
  takenBy: string
  /** lines of the books that have a number */
  lines: number
}

/** What a report says beside counts and items. */
export interface ReportFigures {
  method: ReportMethod
  people: ReportPerson[]
  values: Values
  /** of what is expected nowhere in particular; null where all has a place */
  elsewhere: Parts | null
  completeness: ReportCompleteness
  /** the audit before, of the same scope or from which this one follows; null where there is none */
  previous: ReportComparison | null
  /** null where no books were handed in */
  books: ReportBooks | null
  scans: ReportScan[]
}

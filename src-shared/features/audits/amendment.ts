import type { AuditReport, Correction, ReportSection } from './report.ts'

/** A late scan as the addendum tells of it. Places are paths; moments are UTC, ISO 8601. */
export interface LateScan {
  code: string
  assetTag: string | null
  description: string | null
  expectedPlace: string | null
  seenPlace: string | null
  method: string
  device: string
  /** by the clock of its device */
  scannedAt: string
  /** whether its device did not know of the close when it was made after it */
  afterClose: boolean
  receivedAt: string
  receivedBy: string
}

/** One amendment in the list of them. */
export interface AmendmentLine {
  number: number
  reason: string
  supersedes: string
  digest: string
  at: string
  by: string
}

/** What came after the close of an audit: what is signed at the close does not change by it. */
export interface AuditAddendum {
  schema: 'assetwalk.audit-addendum/1'
  organisation: string
  /** that of the report that was closed */
  letterhead?: AuditReport['letterhead']
  audit: { id: string; name: string; scope: string; closedAt: string; closedBy: string; digest: string }
  drawnAt: string
  drawnBy: string
  lateScans: LateScan[]
  amendments: AmendmentLine[]
}

type Sections = ReadonlyMap<string, { section: ReportSection; item: string; description: string | null }>

/** What differs between two looks at an audit, thing by thing, in order of what it is called. */
export function correctionsBetween(before: Sections, after: Sections): Correction[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((key) => before.get(key)?.section !== after.get(key)?.section)
    .map((key) => {
      const shown = after.get(key) ?? before.get(key)
      return {
        item: shown?.item ?? '',
        description: shown?.description ?? null,
        from: before.get(key)?.section ?? null,
        to: after.get(key)?.section ?? null,
      }
    })
    .sort((one, other) => (one.item < other.item ? -1 : one.item > other.item ? 1 : 0))
}

import type {
  AuditProgress,
  RecentScan,
  ScanAnswer,
} from '../../../../src-shared/features/audits/audits-message.ts'
import type { CaptureMethod, Condition } from '../../../../src-shared/features/audits/capture.ts'

/** What the person did: a code, and where and how. */
export interface Scanned {
  code: string
  method: CaptureMethod
  /** id of the room it was scanned in; absent: none was stated */
  location?: string
  assetId?: string
  replaces?: string
  condition?: Condition
  note?: string
  /** why its label could not be read */
  labelDamage?: string
}

/** A scan that the engine has not answered for yet. */
export interface WaitingScan extends Scanned {
  commandId: string
}

type PlaceState = NonNullable<AuditProgress['place']>

export interface DeskState {
  /** in the order in which they are sent */
  waiting: readonly WaitingScan[]
  /** why sending has stopped; null while it goes on */
  stopped: { error: unknown } | null
  /** the newest answer */
  last: { scan: ScanAnswer; voided: boolean } | null
  /** a code that the engine did not take, after the newest answer */
  refused: { code: string; error: unknown } | null
  /** the last scans, newest first */
  recent: readonly ScanRow[]
  counts: AuditProgress['counts']
  /** scans that stand: all that a blind audit says */
  recorded: number
  /** progress of places, newer than what was read */
  places: ReadonlyMap<string, PlaceState>
  /** assets that were seen since the lists were read */
  seen: ReadonlySet<string>
}

/** A line of the last scans; its candidates are those of a question that is still open. */
export type ScanRow = Omit<RecentScan, 'by'>

export const emptyDesk: DeskState = {
  waiting: [],
  stopped: null,
  last: null,
  refused: null,
  recent: [],
  counts: null,
  recorded: 0,
  places: new Map(),
  seen: new Set(),
}

export function recentOf({ earlier: _, ...scan }: ScanAnswer): ScanRow {
  return { ...scan, voided: false }
}

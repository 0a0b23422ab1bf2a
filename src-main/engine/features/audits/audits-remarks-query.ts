import type { Database } from 'better-sqlite3'
import type { ScanRemarkRow, ScanRow } from '../../database/schema-audits.ts'
import { remarksOfAudit } from './audits-remarks-store.ts'

/** What a scan says besides its code, together with what was said of it afterwards. */
interface SaidOfScan {
  condition: string | null
  note: string | null
  photos: { sha256: string; fileName: string }[]
}

export interface Remarks {
  of: (scan: Pick<ScanRow, 'id' | 'condition' | 'note'>) => SaidOfScan
}

/** What was said of the scans of an audit: the last condition stands, notes and photos all do. */
export function remarksOf(database: Database, auditId: string): Remarks {
  const byScan = Map.groupBy(remarksOfAudit.all(database, { auditId }), ({ scan_id }) => scan_id)
  return { of: ({ id, condition, note }) => said(condition, note, byScan.get(id) ?? []) }
}

function said(condition: string | null, note: string | null, remarks: readonly ScanRemarkRow[]): SaidOfScan {
  const notes = [note, ...remarks.map((remark) => remark.note)].filter((one) => one !== null)
  return {
    condition: remarks.findLast((remark) => remark.condition !== null)?.condition ?? condition,
    note: notes.length === 0 ? null : notes.join('; '),
    photos: remarks.flatMap(({ sha256, file_name }) =>
      sha256 === null || file_name === null ? [] : [{ fileName: file_name, sha256 }],
    ),
  }
}

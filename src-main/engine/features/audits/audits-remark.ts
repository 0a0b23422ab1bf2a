import { failure } from '../../../../src-shared/contract/problems.ts'
import { auditsProblems } from '../../../../src-shared/features/audits/audits-problems-contract.ts'
import type { Condition } from '../../../../src-shared/features/audits/capture.ts'
import type { AuditRow } from '../../database/schema-audits.ts'
import type { Transaction } from '../../database/transaction.ts'
import type { StoredAttachment } from '../attachments/attachments.ts'
import { insertRemark } from './audits-remarks-store.ts'
import { scanById } from './audits-store.ts'

export interface Remark {
  condition?: Condition | undefined
  note?: string | undefined
  /** content that lies durably in the data folder */
  photo?: (StoredAttachment & { fileName: string }) | undefined
}

/** Notes what is said of a scan after the beep; the scan itself stays as it is. @throws SCAN_UNKNOWN */
export function remarkOnScan(
  tx: Transaction,
  audit: AuditRow,
  scanId: string,
  { condition, note, photo }: Remark,
): void {
  if (scanById.get(tx.database, { id: scanId })?.audit_id !== audit.id)
    throw failure(auditsProblems, 'SCAN_UNKNOWN', { scanId })
  const id = tx.newId()
  const said = {
    condition: condition ?? null,
    note: note ?? null,
    sha256: photo?.sha256 ?? null,
    thumbnail_sha256: photo?.thumbnailSha256 ?? null,
    media_type: photo?.mediaType ?? null,
    size: photo?.size ?? null,
    file_name: photo?.fileName ?? null,
  }
  insertRemark.run(tx.database, {
    ...said,
    id,
    site_id: audit.site_id,
    audit_id: audit.id,
    scan_id: scanId,
    actor_id: tx.actorId,
    at: tx.at,
  })
  tx.record('scanRemark', { id, siteId: audit.site_id, revision: 1 }, {}, { scanId, ...said })
  tx.touch('audits')
}

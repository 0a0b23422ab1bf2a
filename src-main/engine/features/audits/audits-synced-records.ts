import { asRow, idsIn, type SyncedRecord } from '../../database/row-fact.ts'
import type { LateScanRow, ScanRemarkRow } from '../../database/schema-audits.ts'
import { insertLateScan } from './audits-late-store.ts'
import { insertRemark, remarkById } from './audits-remarks-store.ts'
import { settleFact } from './audits-settle.ts'
import { scanById } from './audits-store.ts'

type Late = Omit<LateScanRow, 'n' | 'id' | 'site_id'>
type Remark = Omit<ScanRemarkRow, 'n' | 'id' | 'site_id' | 'audit_id' | 'scan_id'> & { scanId: string }

/** A scan that somebody handed in after the close. */
const lateScan: SyncedRecord = {
  needs: (values) => {
    const { audit_id, actor_id, place_id, asset_id, expected_place_id } = asRow<Late>(values)
    return idsIn(audit_id, actor_id, place_id, asset_id, expected_place_id)
  },
  write: (tx, { id, siteId, values }) => {
    const { place_id = null, asset_id = null, expected_place_id = null, ...rest } = asRow<Late>(values)
    insertLateScan.run(tx.database, { ...rest, id, site_id: siteId, place_id, asset_id, expected_place_id })
    tx.touch('audits')
  },
}

const scanRemark: SyncedRecord = {
  needs: (values) => idsIn(asRow<Remark>(values).scanId),
  write: (tx, { id, siteId, actorId, at, values }) => {
    const { database } = tx
    const { scanId, ...said } = asRow<Remark>(values)
    const scan = scanById.get(database, { id: scanId })
    // Of a scan that came late nothing more is said.
    if (!scan || remarkById.get(database, { id })) return
    insertRemark.run(database, {
      id,
      site_id: siteId,
      audit_id: scan.audit_id,
      scan_id: scanId,
      condition: said.condition ?? null,
      note: said.note ?? null,
      sha256: said.sha256 ?? null,
      thumbnail_sha256: said.thumbnail_sha256 ?? null,
      media_type: said.media_type ?? null,
      size: said.size ?? null,
      file_name: said.file_name ?? null,
      actor_id: actorId,
      at,
    })
    settleFact(database, scan.audit_id, id)
    tx.touch('audits')
  },
}

/** That there is an amendment; what it says comes as a fact. */
const auditAmendment: SyncedRecord = { needs: () => [], write: () => undefined }

/** What laptops tell each other of audits as changes of the record. */
export const syncedRecords = { lateScan, scanRemark, auditAmendment } satisfies Record<string, SyncedRecord>

import { sql } from 'kysely'
import type { LateScanRow } from '../../database/schema-audits.ts'
import { statement } from '../../database/statement.ts'

type AuditId = { auditId: string }

/** What has arrived before stays as it is. */
export const insertLateScan = statement<Omit<LateScanRow, 'n'>>(
  (value) => sql`INSERT OR IGNORE INTO late_scan (id, site_id, audit_id, code, code_key, place_id, asset_id,
      expected_place_id, standing, placement, method, device, scanned_at, actor_id, at)
    VALUES (${value('id')}, ${value('site_id')}, ${value('audit_id')}, ${value('code')}, ${value('code_key')},
      ${value('place_id')}, ${value('asset_id')}, ${value('expected_place_id')}, ${value('standing')},
      ${value('placement')}, ${value('method')}, ${value('device')}, ${value('scanned_at')}, ${value('actor_id')},
      ${value('at')})`,
)
/**
 * The late scans of an audit by the clocks of their devices: those that were handed in, and those that a device made
 * before it learned of the close.
 */
export const lateScansOf = statement<AuditId, Omit<LateScanRow, 'n'>>(
  (
    value,
  ) => sql`SELECT id, site_id, audit_id, code, code_key, place_id, asset_id, expected_place_id, standing, placement,
      method, device, scanned_at, actor_id, at
    FROM late_scan WHERE audit_id = ${value('auditId')}
    UNION ALL SELECT scan.id, scan.site_id, scan.audit_id, code, code_key, place_id, asset_id, expected_place_id, standing,
      placement, method, coalesce(device, ''), scan.at, actor_id, scan.at
    FROM audit_late_fact AS late JOIN scan ON scan.id = late.id
    WHERE late.audit_id = ${value('auditId')} AND scan.id NOT IN (SELECT id FROM late_scan)
      AND NOT EXISTS (SELECT 1 FROM scan_void WHERE scan_void.scan_id = scan.id)
    ORDER BY scanned_at, id`,
)

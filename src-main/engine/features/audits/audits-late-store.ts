import { sql } from 'kysely'
import type { LateScanRow } from '../../database/schema-audits.ts'
import { build, statement } from '../../database/statement.ts'

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
/** The late scans of an audit by the clocks of their devices. */
export const lateScansOf = statement<AuditId, LateScanRow>((value) =>
  build
    .selectFrom('late_scan')
    .selectAll()
    .where('audit_id', '=', value('auditId'))
    .orderBy('scanned_at')
    .orderBy('n'),
)
export const countLateScans = statement<AuditId, { count: number }>((value) =>
  build
    .selectFrom('late_scan')
    .select(sql<number>`count(*)`.as('count'))
    .where('audit_id', '=', value('auditId')),
)

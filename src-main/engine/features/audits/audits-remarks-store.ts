import type { ScanRemarkRow } from '../../database/schema-audits.ts'
import { build, statement } from '../../database/statement.ts'
import { isCounted } from './audits-standing-store.ts'

export const insertRemark = statement<Omit<ScanRemarkRow, 'n'>>((value) =>
  build.insertInto('scan_remark').values({
    id: value('id'),
    site_id: value('site_id'),
    audit_id: value('audit_id'),
    scan_id: value('scan_id'),
    condition: value('condition'),
    note: value('note'),
    sha256: value('sha256'),
    thumbnail_sha256: value('thumbnail_sha256'),
    media_type: value('media_type'),
    size: value('size'),
    file_name: value('file_name'),
    actor_id: value('actor_id'),
    at: value('at'),
  } as never),
)
export const remarkById = statement<{ id: string }, { id: string }>((value) =>
  build.selectFrom('scan_remark').select('id').where('id', '=', value('id')),
)
/** What was said of the scans of an audit, by the clocks of those who said it. */
export const remarksOfAudit = statement<{ auditId: string }, ScanRemarkRow>((value) =>
  build
    .selectFrom('scan_remark')
    .selectAll()
    .where('audit_id', '=', value('auditId'))
    .where(isCounted('scan_remark'))
    .orderBy('at')
    .orderBy('id'),
)

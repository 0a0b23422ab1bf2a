import { sql } from 'kysely'
import type { ReportScan } from '../../../../src-shared/features/audits/report-figures.ts'
import { statement } from '../../database/statement.ts'
import { people } from '../people/people.ts'
import { isCounted } from './audits-standing-store.ts'

/**
 * Every scan of an audit by the clocks of their devices, those that were undone included; those of one device in the
 * order in which it recorded them, also where its clock was set back. Each in the order of canonical JSON.
 */
export const reportScans = statement<{ auditId: string }, ReportScan>(
  (value) => sql`
    SELECT asset.asset_tag AS "assetTag", scan.at, ${people.shownName('person')} AS "by", scan.code, scan.condition,
      scan.label_damage AS "labelDamage", scan.method, scan.note, place.path AS place, scan.verdict,
      (SELECT min(at) FROM scan_void WHERE scan_void.scan_id = scan.id AND ${isCounted('scan_void')}) AS "voidedAt"
    FROM scan JOIN person ON person.id = scan.actor_id
    LEFT JOIN asset ON asset.id = scan.asset_id
    LEFT JOIN location AS place ON place.id = scan.place_id
    WHERE scan.audit_id = ${value('auditId')} AND ${isCounted('scan')}
    ORDER BY max(scan.at) OVER (PARTITION BY scan.device ORDER BY scan.n), scan.device, scan.n`,
)

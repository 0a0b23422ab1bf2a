import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import type { ReportMethod, ReportPerson } from '../../../../src-shared/features/audits/report-figures.ts'
import { statement } from '../../database/statement.ts'
import { nameOfPerson } from './audits-query.ts'

type AuditId = { auditId: string }

const work = statement<AuditId, Omit<ReportPerson, 'name'> & { personId: string }>(
  (value) => sql`
    SELECT actor AS "personId", sum(scans) AS scans, sum(places) AS places, sum(decisions) AS decisions,
      sum(approvals) AS approvals
    FROM (
      SELECT actor_id AS actor, count(*) AS scans, 0 AS places, 0 AS decisions, 0 AS approvals
        FROM scan WHERE audit_id = ${value('auditId')} GROUP BY actor_id
      UNION ALL SELECT actor_id, 0, count(DISTINCT coalesce(place_id, '')), 0, 0
        FROM audit_place_mark WHERE audit_id = ${value('auditId')} GROUP BY actor_id
      UNION ALL SELECT actor_id, 0, 0, count(*), 0
        FROM audit_decision WHERE audit_id = ${value('auditId')} GROUP BY actor_id
      UNION ALL SELECT approver_id, 0, 0, 0, count(*)
        FROM audit_approval WHERE audit_id = ${value('auditId')} GROUP BY approver_id
    ) GROUP BY actor`,
)
const times = statement<AuditId, ReportMethod>(
  (value) => sql`
    SELECT min(at) AS "firstScanAt", max(at) AS "lastScanAt", count(DISTINCT device) AS devices,
      (SELECT max(at) FROM audit_event WHERE audit_id = ${value('auditId')} AND kind = 'countingEnded')
        AS "countingEndedAt"
    FROM scan WHERE audit_id = ${value('auditId')}`,
)

/** Who did what in an audit, whether it stands or not, in order of name. */
export function peopleOfAudit(database: Database, auditId: string): ReportPerson[] {
  return work
    .all(database, { auditId })
    .map(({ personId, scans, places, decisions, approvals }) => ({
      name: nameOfPerson(database, personId),
      scans,
      places,
      decisions,
      approvals,
    }))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}

/** When an audit was counted. */
export function methodOfAudit(database: Database, auditId: string): ReportMethod {
  const found = times.get(database, { auditId })
  return {
    firstScanAt: found?.firstScanAt ?? null,
    lastScanAt: found?.lastScanAt ?? null,
    countingEndedAt: found?.countingEndedAt ?? null,
    devices: found?.devices ?? 0,
  }
}

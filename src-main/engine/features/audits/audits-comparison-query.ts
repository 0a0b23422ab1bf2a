import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import { compared } from '../../../../src-shared/features/audits/comparison.ts'
import type { ReportComparison } from '../../../../src-shared/features/audits/report-figures.ts'
import type { AuditRow } from '../../database/schema-audits.ts'
import { statement } from '../../database/statement.ts'
import { type ExpectedLine, expectedLines } from './audits-expected-query.ts'
import { originOf } from './audits-links-store.ts'
import { tallyOf } from './audits-tally.ts'

type Previous = { id: string; name: string; startedAt: string; closedAt: string | null }

/** The audit of the same location, category or person that was closed last before one started. */
const lastOfScope = statement<{ id: string }, Previous>(
  (value) => sql`
    SELECT before.id, before.name, before.started_at AS "startedAt", closing.at AS "closedAt"
    FROM audit JOIN audit AS before ON before.scope_kind = audit.scope_kind
      AND coalesce(before.location_id, before.category_id, before.custodian_id)
        = coalesce(audit.location_id, audit.category_id, audit.custodian_id)
    JOIN audit_standing AS standing ON standing.audit_id = before.id
    JOIN audit_closing AS closing ON closing.id = standing.closing_id
    WHERE audit.id = ${value('id')} AND before.id <> audit.id AND closing.at <= audit.started_at
    ORDER BY closing.at DESC LIMIT 1`,
)
const auditNamed = statement<{ id: string }, Previous>(
  (value) => sql`
    SELECT audit.id, audit.name, audit.started_at AS "startedAt", closing.at AS "closedAt"
    FROM audit LEFT JOIN audit_standing AS standing ON standing.audit_id = audit.id
    LEFT JOIN audit_closing AS closing ON closing.id = standing.closing_id WHERE audit.id = ${value('id')}`,
)

/**
 * An audit held against the one before: that from which it follows, else the last of the same scope; null where there is
 * none.
 */
export function comparisonOf(
  database: Database,
  audit: AuditRow,
  now: readonly ExpectedLine[],
): ReportComparison | null {
  const origin = originOf.get(database, { auditId: audit.id })
  const previous = origin
    ? auditNamed.get(database, { id: origin.id })
    : lastOfScope.get(database, { id: audit.id })
  if (!previous) return null
  const before = expectedLines(database, previous.id, tallyOf(database, previous.id))
  const { foundAgain, newlyMissing, stillMissing, ...figures } = compared(before, now)
  return {
    ...previous,
    ...figures,
    foundAgain: named(foundAgain),
    newlyMissing: named(newlyMissing),
    stillMissing: named(stillMissing),
  }
}

/** In order of asset tag. */
function named(lines: readonly ExpectedLine[]): { assetTag: string; serialNumber: string | null }[] {
  return lines
    .map(({ assetTag, serialNumber }) => ({ assetTag, serialNumber }))
    .sort((one, other) => (one.assetTag < other.assetTag ? -1 : 1))
}

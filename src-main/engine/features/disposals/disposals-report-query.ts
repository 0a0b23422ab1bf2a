import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import { statement } from '../../database/statement.ts'
import { inOrder } from '../../database/synced-fact.ts'
import { people } from '../people/people.ts'

/** A medium that was sanitized, or failed to be, as a report lists it. */
export interface ReportRow {
  date: string
  caseId: string
  disposition: string
  assetTag: string
  manufacturer: string | null
  model: string
  serial: string
  type: string
  outcome: string | null
  stated: string | null
  tool: string | null
  operator: string
  demanded: string
  meetsPolicy: 0 | 1
  passed: 0 | 1 | null
  verifier: string | null
  files: number
  certificates: string | null
}

/** Of each medium the last that was done to it, where that was done in the period; days, both included. */
const sanitizedBetween = statement<{ from: string; to: string }, ReportRow>(
  (value) => sql<ReportRow>`SELECT sanitization.done_on AS date, sanitization.case_id AS caseId, disposition,
      asset_tag AS assetTag, medium.manufacturer, medium.model, medium.serial, medium.type, outcome, stated, tool,
      ${people.shownName('operator')} AS operator, demanded, meets_policy AS meetsPolicy, passed,
      CASE WHEN verification.person_id IS NULL THEN NULL ELSE ${people.shownName('verifier')} END AS verifier,
      (SELECT count(DISTINCT evidence_id) FROM disposal_erasure WHERE medium_id = medium.id) AS files,
      (SELECT group_concat(certificate.number, ' ') FROM certificate
        WHERE certificate.medium_id = medium.id
          AND NOT EXISTS (SELECT 1 FROM certificate_end WHERE certificate_end.number = certificate.number)) AS certificates
    FROM disposal_sanitization AS sanitization
    JOIN disposal_medium AS medium ON medium.id = sanitization.medium_id
    JOIN disposal_case ON disposal_case.id = sanitization.case_id
    JOIN disposal_asset ON disposal_asset.case_id = medium.case_id AND disposal_asset.asset_id = medium.asset_id
    JOIN person AS operator ON operator.id = sanitization.operator_id
    LEFT JOIN disposal_verification AS verification ON verification.id = (SELECT one.id
      FROM disposal_verification AS one WHERE one.sanitization_id = sanitization.id
      ORDER BY one.passed, ${inOrder('one')} LIMIT 1)
    LEFT JOIN person AS verifier ON verifier.id = verification.person_id
    WHERE done_on BETWEEN ${value('from')} AND ${value('to')}
      AND sanitization.id = (SELECT later.id FROM disposal_sanitization AS later
        WHERE later.medium_id = medium.id ORDER BY ${inOrder('later', 'DESC')} LIMIT 1)
    ORDER BY done_on, ${inOrder('sanitization')}`,
)

/** Answers the rows of a period, one by one. */
export function reportRows(database: Database, from: string, to: string): IterableIterator<ReportRow> {
  return sanitizedBetween.iterate(database, { from, to })
}

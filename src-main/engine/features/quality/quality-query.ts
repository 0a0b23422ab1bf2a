import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import {
  type QualityReport,
  qualityReport,
} from '../../../../src-shared/features/quality/quality-contract.ts'
import { build, statement } from '../../database/statement.ts'

const newestResult = statement<Record<never, never>, { result: string }>(() =>
  build
    .selectFrom('job')
    .select(sql<string>`result`.as('result'))
    .where('kind', '=', 'qualityCheck')
    .where('state', '=', 'done')
    .orderBy('started_at', 'desc')
    .limit(1),
)
const newestChange = statement<Record<never, never>, { n: number }>(() =>
  build.selectFrom('change').select(sql<number>`coalesce(max(n), 0)`.as('n')),
)

/** What the last look at the register found, and whether it still holds: nothing was changed, and it is the same day. */
export function latestReport(
  database: Database,
  now: string,
): { report: QualityReport | null; isCurrent: boolean } {
  const row = newestResult.get(database, {})
  // One that an earlier version wrote may say other things.
  const report = row ? qualityReport.safeParse(JSON.parse(row.result)).data : undefined
  if (!report) return { report: null, isCurrent: false }
  const isUnchanged = report.change === newestChange.get(database, {})?.n
  return { report, isCurrent: isUnchanged && report.at.slice(0, 10) === now.slice(0, 10) }
}

import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { syncProblems } from '../../../../src-shared/features/sync/sync-problems-contract.ts'
import type { EnrolmentRow } from '../../database/schema-sync.ts'
import { enrolment } from './sync-store.ts'

/** What this data folder knows of the sync that it takes part in. @throws NOT_ENROLLED */
export function enrolled(database: Database): EnrolmentRow {
  const row = enrolment.get(database, {})
  if (!row) throw failure(syncProblems, 'NOT_ENROLLED', {})
  return row
}

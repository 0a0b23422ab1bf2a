import type { Database } from 'better-sqlite3'
import { type CallMeta, commonProblems } from '../../../src-shared/contract/base.ts'
import { failure } from '../../../src-shared/contract/problems.ts'
import { isCoveredFromBlindCounters } from '../../../src-shared/contract/shows-register.ts'
import { build, statement } from '../database/statement.ts'

/** The blind audits that a person started or scanned in, as long as they are counted. */
const countedBy = statement<{ personId: string }, { auditId: string; name: string }>((value) =>
  build
    .selectFrom('blind_counter')
    .innerJoin('audit', 'audit.id', 'blind_counter.audit_id')
    .select(['audit.id as auditId', 'audit.name'])
    .where('blind_counter.person_id', '=', value('personId'))
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('audit_event').select('id').whereRef('audit_event.audit_id', '=', 'audit.id'))),
    ),
)

/**
 * Sees to it that nobody who counts blind looks up what they are to find.
 * @param call as `assets.list`
 * @throws BLIND_COUNT_RUNNING
 */
export function assertNotCountingBlind(
  database: Database,
  call: string,
  meta: CallMeta,
  personId: string,
): void {
  if (!isCoveredFromBlindCounters(call, meta)) return
  const audit = countedBy.get(database, { personId })
  if (audit) throw failure(commonProblems, 'BLIND_COUNT_RUNNING', audit)
}

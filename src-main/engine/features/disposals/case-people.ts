import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { disposalsProblems } from '../../../../src-shared/features/disposals/disposals-problems-contract.ts'
import type { PersonRow } from '../../database/schema.ts'
import { people } from '../people/people.ts'
import { disposals } from './disposals.ts'
import { sanitizationsOfCase } from './sanitization-store.ts'

/** Ids of those who opened a case or sanitized a medium in it, as the people they are now. */
export function tookPartIn(database: Database, caseId: string): ReadonlySet<string | undefined> {
  const operators = operatorsIn(database, caseId)
  return new Set([people.byId(database, disposals.get(database, caseId).actor_id)?.id, ...operators])
}

/** Ids of those who sanitized a medium of a case, as the people they are now. */
export function operatorsIn(database: Database, caseId: string): ReadonlySet<string | undefined> {
  return new Set(
    sanitizationsOfCase
      .all(database, { caseId })
      .map(({ operator_id }) => people.byId(database, operator_id)?.id),
  )
}

/** @throws APPROVER_TOOK_PART */
export function assertTookNoPart(database: Database, caseId: string, person: PersonRow): void {
  if (tookPartIn(database, caseId).has(person.id))
    throw failure(disposalsProblems, 'APPROVER_TOOK_PART', { name: person.name })
}

import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { failure } from '../../../../src-shared/contract/problems.ts'
import type { Role } from '../../../../src-shared/contract/rights.ts'
import { mergeUndoProblems } from '../../../../src-shared/features/registers/merge-undo-contract.ts'
import { mergeableNames } from '../../../../src-shared/features/registers/register-names.ts'
import { mergeResult } from '../../../../src-shared/features/registers/registers-contract.ts'
import { jobs } from '../jobs/jobs.ts'
import { registers } from './registers.ts'

/** What a merge was asked to do. */
export const mergeOrder = z.object({
  register: z.enum(mergeableNames),
  from: z.array(z.string()),
  into: z.string(),
  /** the number that the record of change had come to before it began */
  after: z.number(),
})

/** What is undone: the changes that a merge made, which stand somewhere in a range of the record. */
export interface MergeUndoOrder {
  /** the job that merged */
  merge: string
  from: number
  /** null: it left no word of its last change; the range ends where the record did */
  to: number | null
  /** how many assets it brought over; null: not known */
  total: number | null
}

/**
 * What undoing a merge means.
 * @throws JOB_UNKNOWN, MERGE_UNKNOWN (a job of another kind), MERGE_RUNNING, MERGE_UNDONE, PERSON_BY_ADMINISTRATOR
 */
export function mergeUndoOrder(database: Database, jobId: string, role: Role): MergeUndoOrder {
  const { kind, input } = jobs.orderOf(database, jobId)
  if (kind !== 'merge') throw failure(mergeUndoProblems, 'MERGE_UNKNOWN', { jobId })
  const { state, result } = jobs.get(database, jobId)
  if (state === 'running') throw failure(mergeUndoProblems, 'MERGE_RUNNING', { jobId })
  if (undoneMerges(database).has(jobId)) throw failure(mergeUndoProblems, 'MERGE_UNDONE', { jobId })
  const { register, from, into, after } = mergeOrder.parse(input)
  if (register === 'people') registers.people.assertCanTakeBack(database, [...from, into], role)
  const ended = mergeResult.safeParse(result).data
  return {
    merge: jobId,
    from: after + 1,
    to: ended?.lastChange ?? null,
    total: ended?.assets ?? null,
  }
}

/** The merges that were undone to the end. */
export function undoneMerges(database: Database): Set<string> {
  const undone = jobs.ofKind(database, 'mergeUndo').filter(({ state }) => state === 'done')
  return new Set(undone.map(({ input }) => (input as MergeUndoOrder).merge))
}

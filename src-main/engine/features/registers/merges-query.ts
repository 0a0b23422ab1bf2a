import type { Database } from 'better-sqlite3'
import type { PastMerge } from '../../../../src-shared/features/registers/merge-undo-contract.ts'
import type { MergeableName } from '../../../../src-shared/features/registers/register-names.ts'
import { mergeResult } from '../../../../src-shared/features/registers/registers-contract.ts'
import { customFields } from '../custom-fields/custom-fields.ts'
import { jobs } from '../jobs/jobs.ts'
import { locations } from '../locations/locations.ts'
import { mergeOrder, undoneMerges } from './merge-undo-order.ts'
import { registers } from './registers.ts'

/** What was merged into a row, or into what was merged into it, and can be undone, newest first. */
export function pastMerges(database: Database, register: MergeableName, id: string): PastMerge[] {
  const undone = undoneMerges(database)
  return jobs.ofKind(database, 'merge').flatMap(({ id: jobId, state, input, result, startedAt, actor }) => {
    const order = mergeOrder.safeParse(input).data
    if (order?.register !== register || state === 'running' || undone.has(jobId)) return []
    if (order.into !== id && survivorOf(database, register, order.into) !== id) return []
    const from = order.from.map((one) => nameOf(database, register, one))
    return {
      jobId,
      at: startedAt,
      actor,
      state,
      from,
      assets: mergeResult.safeParse(result).data?.assets ?? null,
    }
  })
}

function nameOf(database: Database, register: MergeableName, id: string): string {
  if (register === 'locations') return locations.asFrozen(database, id).path
  return register === 'customFields'
    ? customFields.nameOf(database, id)
    : registers[register].nameOf(database, id)
}

function survivorOf(database: Database, register: MergeableName, id: string): string | undefined {
  if (register === 'locations') return locations.byId(database, id)?.id
  return register === 'customFields'
    ? customFields.byId(database, id)?.id
    : registers[register].survivorOf(database, id)
}

import type { Database } from 'better-sqlite3'
import { failure } from '../../../../../src-shared/contract/problems.ts'
import { bulkEditProblems } from '../../../../../src-shared/features/assets/assets-contract.ts'
import {
  type BulkEditOrder,
  type BulkFields,
  bulkEditResult,
} from '../../../../../src-shared/features/assets/bulk-edit-contract.ts'
import { jobs } from '../../jobs/jobs.ts'
import { locations } from '../../locations/locations.ts'
import { lastChangeOf } from './edit-changes.ts'
import type { UndoOrder } from './undo-bulk-edit-job.ts'
import { findingNames, wantedOf } from './wanted-values.ts'

/** A bulk edit with the number of the record after which its changes stand: an end that nobody wrote down loses nothing. */
export interface StartedOrder extends BulkEditOrder {
  after: number
}

/**
 * What a job gets to do, once it is known that every name in it means something. Locations are meant by id from here on:
 * one that is renamed meanwhile is still the same.
 * @throws NOTHING_TO_SET, STATUS_UNKNOWN, LOCATION_UNKNOWN, ASSET_UNKNOWN, CUSTOM_FIELD_UNKNOWN, CUSTOM_VALUE_INVALID
 */
export function understoodOrder(database: Database, { selection, fields }: BulkEditOrder): StartedOrder {
  const wanted = wantedOf(
    database,
    fields,
    findingNames(database, () => undefined),
  )
  if (wanted.fields.length === 0) throw failure(bulkEditProblems, 'NOTHING_TO_SET', {})
  return { selection, fields: withLocationIds(database, fields), after: lastChangeOf(database) }
}

function withLocationIds(database: Database, fields: BulkFields): BulkFields {
  const idOf = (path: string) => locations.get(database, path).id
  const { location, checkedOutTo } = fields
  return {
    ...fields,
    ...(location && { location: idOf(location) }),
    ...(checkedOutTo?.kind === 'location' && {
      checkedOutTo: { kind: 'location', name: idOf(checkedOutTo.name) },
    }),
  }
}

/**
 * What undoing a job means.
 * @throws JOB_UNKNOWN, BULK_EDIT_UNKNOWN (a job of another kind), BULK_EDIT_RUNNING
 */
export function undoOrder(database: Database, jobId: string): UndoOrder & { after: number } {
  const { kind, input } = jobs.orderOf(database, jobId)
  if (kind !== 'bulkEdit' && kind !== 'bulkEditUndo')
    throw failure(bulkEditProblems, 'BULK_EDIT_UNKNOWN', { jobId })
  const { state, result } = jobs.get(database, jobId)
  if (state === 'running') throw failure(bulkEditProblems, 'BULK_EDIT_RUNNING', { jobId })
  const { after } = input as { after: number }
  const ended = bulkEditResult.safeParse(result).data
  const range = ended && {
    from: ended.changes?.first ?? after + 1,
    to: ended.changes?.last ?? after,
    total: ended.changed,
  }
  return { jobId, after: lastChangeOf(database), ...(range ?? { from: after + 1, to: null, total: null }) }
}

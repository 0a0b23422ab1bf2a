import type { Database } from 'better-sqlite3'
import type {
  AssetSelection,
  BulkEditPreview,
  BulkFields,
} from '../../../../../src-shared/features/assets/bulk-edit-contract.ts'
import { previewOf } from './preview.ts'
import { selectedRows } from './selected-rows.ts'

/** `fields`: what an edit of the selection would do; without them: the numbers of the assets that it means. */
export interface BulkQuestion {
  selection: AssetSelection
  fields?: BulkFields
  /** the day on which warranties are looked at */
  today: string
}

/** Answers by what is in the register at one moment. */
export function answerOf(
  database: Database,
  { selection, fields, today }: BulkQuestion,
  progress: (done: number, total: number) => void,
): BulkEditPreview | Uint32Array {
  return database.transaction(() => {
    const rows = selectedRows(database, selection, today)
    return fields ? previewOf(database, rows, fields, (done) => progress(done, rows.length)) : rows
  })()
}

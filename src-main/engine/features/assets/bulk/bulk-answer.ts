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

/** What is said while an answer is made. */
export interface BulkListener {
  progress: (done: number, total: number) => void
  /** some of the assets that the selection means, ascending */
  found: (numbers: Uint32Array) => void
}

/** Answers by what is in the register at one moment: the preview, or how many assets there are once all were told. */
export function answerOf(
  database: Database,
  { selection, fields, today }: BulkQuestion,
  { progress, found }: BulkListener,
): BulkEditPreview | number {
  return database.transaction(() => {
    const stretches = selectedRows(database, selection, today)
    if (fields) {
      const rows = joined([...stretches])
      return previewOf(database, rows, fields, (done) => progress(done, rows.length))
    }
    let count = 0
    for (const numbers of stretches) {
      found(numbers)
      count += numbers.length
    }
    return count
  })()
}

function joined(stretches: readonly Uint32Array[]): Uint32Array {
  const rows = new Uint32Array(stretches.reduce((count, { length }) => count + length, 0))
  let at = 0
  for (const numbers of stretches) {
    rows.set(numbers, at)
    at += numbers.length
  }
  return rows
}

import type { JsonValue } from '../../../src-shared/record/canonical-json.ts'
import type { FieldChanges } from '../../../src-shared/record/field-changes.ts'

/** What is left of a row's change when it is taken back. */
export interface Reversal {
  name: string
  /** whether the row was merged, and is in its list again */
  isBack: boolean
  /** the fields that were changed again since, and stay as they are */
  kept: string[]
}

/**
 * A row as it was before a change of it, as far as it still is what the change made of it; that it was merged is always
 * taken back, whatever the other one was merged into since.
 * @param columns by what the record of change calls them
 * @param survivorOf what a value of the record means now, where it names a row that may have been merged since
 */
export function asBefore<Row extends { merged_into: string | null }>(
  row: Row,
  changes: FieldChanges,
  columns: { readonly [field: string]: keyof Row },
  survivorOf: (value: JsonValue) => JsonValue = (value) => value,
): { before: Row; kept: string[] } {
  const before = { ...row }
  const kept: string[] = []
  for (const [field, { from, to }] of Object.entries(changes)) {
    const column = field === 'mergedInto' ? 'merged_into' : columns[field]
    if (column === undefined) continue
    if (row[column] === survivorOf(to) || column === 'merged_into') Object.assign(before, { [column]: from })
    else if (row[column] !== from) kept.push(field)
  }
  return { before, kept }
}

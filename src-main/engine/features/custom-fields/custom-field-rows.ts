import { foldedText } from '../../../../src-shared/identity/folded-text.ts'
import type { CustomFieldRow } from '../../database/schema.ts'
import type { Transaction } from '../../database/transaction.ts'
import { everyCustomField, updateCustomField } from './custom-fields-store.ts'

export const nameKey = (name: string) => foldedText(name.trim())

/** Writes a field with its record of change. */
export function rewrite(tx: Transaction, before: CustomFieldRow, after: CustomFieldRow): void {
  const row = { ...after, revision: before.revision + 1 }
  updateCustomField.run(tx.database, row)
  tx.record('customField', { ...row, siteId: row.site_id }, recorded(before), recorded(row))
}

/** A field that was merged leaves its name to whoever wants it. */
export function giveUpName(tx: Transaction, name: string): void {
  for (const row of everyCustomField.all(tx.database, {}))
    if (row.merged_into !== null && row.name_key === nameKey(name))
      updateCustomField.run(tx.database, { ...row, name_key: ` ${row.id}` })
}

/** Where a field is offered, filtered by and shown, something changes. */
export function changed(tx: Transaction): void {
  tx.touch('assets')
  tx.touch('registers')
}

export function recorded(row: CustomFieldRow) {
  const { name, type, unit, pattern, choices, minimum, maximum } = row
  return {
    ...{ name, type, unit, required: row.required === 1, pattern, choices, minimum, maximum },
    categoryId: row.category_id,
    mergedInto: row.merged_into,
    archivedAt: row.archived_at,
  }
}

export const choicesOf = ({ choices }: CustomFieldRow) =>
  choices === null ? null : (JSON.parse(choices) as string[])

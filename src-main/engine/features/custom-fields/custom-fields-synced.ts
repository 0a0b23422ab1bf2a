import type { CustomFieldType } from '../../../../src-shared/features/custom-fields/custom-value.ts'
import type { CustomFieldRow } from '../../database/schema.ts'
import { type SyncedRows, textIn } from '../../database/synced-rows.ts'
import { changed, nameKey, recorded } from './custom-field-rows.ts'
import { everyCustomField, insertCustomField, updateCustomField } from './custom-fields-store.ts'

/** Fields of the organisation's own as a sync writes them; there are few. */
export const syncedCustomFields: SyncedRows = {
  recorded: (database, id) => {
    const row = everyCustomField.all(database, {}).find((one) => one.id === id)
    return row && recorded(row)
  },

  write: (tx, { id, siteId, values }) => {
    const rows = everyCustomField.all(tx.database, {})
    const before = rows.find((one) => one.id === id)
    const name = textIn(values, 'name') ?? ''
    const row: CustomFieldRow = {
      id,
      site_id: siteId,
      name,
      name_key: nameKey(name),
      type: (before?.type ?? textIn(values, 'type') ?? 'text') as CustomFieldType,
      unit: textIn(values, 'unit'),
      required: values.required === true ? 1 : 0,
      pattern: textIn(values, 'pattern'),
      choices: textIn(values, 'choices'),
      minimum: textIn(values, 'minimum'),
      maximum: textIn(values, 'maximum'),
      category_id: textIn(values, 'categoryId'),
      merged_into: textIn(values, 'mergedInto'),
      archived_at: textIn(values, 'archivedAt'),
      revision: (before?.revision ?? 0) + 1,
    }
    const holder = rows.find((one) => one.name_key === row.name_key && one.id !== id)
    if (holder && row.merged_into !== null) row.name_key = ` ${id}`
    else if (holder) {
      const { category: _, ...stored } = holder
      updateCustomField.run(tx.database, { ...stored, name_key: ` ${holder.id}` })
    }
    if (!before) insertCustomField.run(tx.database, row)
    updateCustomField.run(tx.database, row)
    changed(tx)
  },
}

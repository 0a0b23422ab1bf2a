import type { Database } from 'better-sqlite3'
import type { ModelRow } from '../../database/schema.ts'
import type { Transaction } from '../../database/transaction.ts'
import { insertModel, modelById, modelByKey } from './models-store.ts'

/** What a model is known by: the same name from another manufacturer, or with another number, is another model. */
export interface ModelIdentity {
  name: string
  manufacturer: string | null
  modelNumber: string | null
}

const keyOf = ({ name, manufacturer, modelNumber }: ModelIdentity) =>
  [name, manufacturer ?? '', modelNumber ?? '']
    .map((part) => part.normalize('NFKC').trim().toLowerCase())
    .join('\u001f')

export const models = {
  byId(database: Database, id: string): ModelRow | undefined {
    return modelById.get(database, { id })
  },

  find(database: Database, model: ModelIdentity): ModelRow | undefined {
    return modelByKey.get(database, { key: keyOf(model) })
  },

  /** The model of an identity; made if there is none. */
  ensure(tx: Transaction, model: ModelIdentity): ModelRow {
    const known = models.find(tx.database, model)
    if (known) return known
    const row: ModelRow = {
      id: tx.newId(),
      site_id: 'org',
      name: model.name.trim(),
      manufacturer: model.manufacturer,
      model_number: model.modelNumber,
      identity_key: keyOf(model),
      expected_life_months: null,
      end_of_life_date: null,
      merged_into: null,
      archived_at: null,
      revision: 1,
    }
    insertModel.run(tx.database, row)
    const { name, manufacturer, modelNumber } = { ...model, name: row.name }
    tx.record(
      'model',
      { id: row.id, siteId: row.site_id, revision: 1 },
      {},
      { name, manufacturer, modelNumber },
    )
    return row
  },
}

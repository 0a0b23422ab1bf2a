import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { registersProblems } from '../../../../src-shared/features/registers/registers-contract.ts'
import type { ModelRow } from '../../database/schema.ts'
import type { Transaction } from '../../database/transaction.ts'
import { modelTable } from './models-store.ts'

/** What a model is known by: the same name from another manufacturer, or with another number, is another model. */
export interface ModelIdentity {
  name: string
  manufacturer: string | null
  modelNumber: string | null
}

export interface ModelValues extends ModelIdentity {
  expectedLifeMonths: number | null
  endOfLifeDate: string | null
}

const keyOf = ({ name, manufacturer, modelNumber }: ModelIdentity) =>
  [name, manufacturer ?? '', modelNumber ?? '']
    .map((part) => part.normalize('NFKC').trim().toLowerCase())
    .join('\u001f')

export const models = {
  table: modelTable,

  /** The model of an id; of one that was merged, what it was merged into. */
  byId(database: Database, id: string): ModelRow | undefined {
    return modelTable.surviving(database, modelTable.row(database, id))
  },

  find(database: Database, model: ModelIdentity): ModelRow | undefined {
    return modelTable.find(database, keyOf(model))
  },

  /** The model of an identity; made if there is none. */
  ensure(tx: Transaction, model: ModelIdentity): ModelRow {
    return (
      models.find(tx.database, model) ??
      models.create(tx, { ...model, expectedLifeMonths: null, endOfLifeDate: null })
    )
  },

  /** @throws REGISTER_NAME_TAKEN */
  create(tx: Transaction, values: ModelValues): ModelRow {
    const row: ModelRow = {
      id: tx.newId(),
      site_id: 'org',
      ...columnsOf(values),
      merged_into: null,
      archived_at: null,
      revision: 1,
    }
    assertIsFree(tx, row)
    modelTable.insert(tx, row)
    return row
  },

  /** @throws REGISTER_NAME_TAKEN */
  update(tx: Transaction, before: ModelRow, values: ModelValues): ModelRow {
    const after = { ...before, ...columnsOf(values) }
    assertIsFree(tx, after)
    return modelTable.update(tx, before, after).row
  },

  /** Gives a model what it does not say itself and one that is merged into it does. */
  enrich(tx: Transaction, model: ModelRow, from: ModelRow): void {
    modelTable.update(tx, model, {
      ...model,
      expected_life_months: model.expected_life_months ?? from.expected_life_months,
      end_of_life_date: model.end_of_life_date ?? from.end_of_life_date,
    })
  },
}

function columnsOf(values: ModelValues) {
  return {
    name: values.name.trim(),
    manufacturer: values.manufacturer,
    model_number: values.modelNumber,
    identity_key: keyOf(values),
    expected_life_months: values.expectedLifeMonths,
    end_of_life_date: values.endOfLifeDate,
  }
}

function assertIsFree(tx: Transaction, { id, name, identity_key }: ModelRow): void {
  const holder = modelTable.holder(tx, identity_key, id)
  if (holder)
    throw failure(registersProblems, 'REGISTER_NAME_TAKEN', { name, isArchived: holder.archived_at !== null })
}

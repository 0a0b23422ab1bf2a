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

/** What a model looks like: content that lies durably in the data folder. */
export interface ModelPicture {
  fileName: string
  sha256: string
  thumbnailSha256: string | null
}

const keyOf = ({ name, manufacturer, modelNumber }: ModelIdentity) =>
  [name, manufacturer ?? '', modelNumber ?? '']
    .map((part) => part.normalize('NFKC').trim().toLowerCase())
    .join('\u001f')

export const models = {
  table: modelTable,

  /** The column by which a row is found, as it follows from what it says. */
  keysOf: ({ name, manufacturer, model_number }: ModelRow): Partial<ModelRow> => ({
    identity_key: keyOf({ name, manufacturer, modelNumber: model_number }),
  }),

  /** Pictures are content, which does not travel yet. */
  synced: modelTable.synced(
    ({ name, manufacturer, model_number }) => ({
      identity_key: keyOf({ name, manufacturer, modelNumber: model_number }),
    }),
    ['pictureName', 'picture', 'pictureThumbnail'],
  ),

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
      ...pictureColumns(null),
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

  /**
   * Gives a model a picture, or takes the one it has (null).
   * @throws REGISTER_ROW_UNKNOWN
   */
  setPicture(tx: Transaction, id: string, picture: ModelPicture | null): ModelRow {
    const model = models.byId(tx.database, id)
    if (!model) throw failure(registersProblems, 'REGISTER_ROW_UNKNOWN', { id })
    return modelTable.update(tx, model, { ...model, ...pictureColumns(picture) }).row
  },

  /** The picture of a model; null where it has none, or there is no such model. */
  picture(database: Database, id: string): ModelPicture | null {
    const model = models.byId(database, id)
    if (!model || model.picture_sha256 === null) return null
    return {
      fileName: model.picture_name ?? '',
      sha256: model.picture_sha256,
      thumbnailSha256: model.picture_thumbnail_sha256,
    }
  },

  /** Gives a model what it does not say itself and one that is merged into it does. */
  enrich(tx: Transaction, model: ModelRow, from: ModelRow): void {
    const { picture_name, picture_sha256, picture_thumbnail_sha256 } =
      model.picture_sha256 === null ? from : model
    modelTable.update(tx, model, {
      ...model,
      picture_name,
      picture_sha256,
      picture_thumbnail_sha256,
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

function pictureColumns(picture: ModelPicture | null) {
  return {
    picture_name: picture?.fileName ?? null,
    picture_sha256: picture?.sha256 ?? null,
    picture_thumbnail_sha256: picture?.thumbnailSha256 ?? null,
  }
}

function assertIsFree(tx: Transaction, { id, name, identity_key }: ModelRow): void {
  const holder = modelTable.holder(tx, identity_key, id)
  if (holder)
    throw failure(registersProblems, 'REGISTER_NAME_TAKEN', { name, isArchived: holder.archived_at !== null })
}

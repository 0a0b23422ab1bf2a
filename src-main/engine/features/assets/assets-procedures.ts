import { failure } from '../../../../src-shared/contract/problems.ts'
import { assetsProblems } from '../../../../src-shared/features/assets/assets-contract.ts'
import type { EditableAssetFields } from '../../../../src-shared/features/assets/assets-entity.ts'
import { defaultStatusLabel } from '../../../../src-shared/features/status-labels/status-type.ts'
import { os } from '../../calls/implement.ts'
import type { Transaction } from '../../database/transaction.ts'
import { categories } from '../categories/categories.ts'
import { locations } from '../locations/locations.ts'
import { models } from '../models/models.ts'
import { statusLabels } from '../status-labels/status-labels.ts'
import { type AssetFields, assets } from './assets.ts'
import { assetChoices } from './assets-choices-query.ts'
import { findAsset, listAssets } from './assets-query.ts'
import { searchTerms } from './assets-search.ts'
import { assetTimeline } from './assets-timeline-query.ts'

export const assetsProcedures = os.assets.router({
  list: os.assets.list.handler(({ input, context }) =>
    listAssets(context.database, searchTerms(input.search), input),
  ),

  show: os.assets.show.handler(({ input, context }) => {
    const asset = findAsset(context.database, input.asset)
    if (!asset) throw failure(assetsProblems, 'ASSET_UNKNOWN', { asset: input.asset })
    return asset
  }),

  timeline: os.assets.timeline.handler(({ input, context }) => ({
    entries: assetTimeline(context.database, input.assetId, input.limit),
  })),

  choices: os.assets.choices.handler(({ context }) => ({
    statuses: statusLabels.all(context.database).map(({ name, type }) => ({ name, type })),
    ...assetChoices(context.database),
  })),

  create: os.assets.create.handler(({ input, context }) =>
    context.write((tx) => {
      const empty: AssetFields = {
        assetTag: input.fields.assetTag,
        serialNumber: null,
        name: null,
        modelId: null,
        categoryId: null,
        locationId: null,
        statusId: statusIdOf(tx, defaultStatusLabel),
        checkedOutTo: null,
        purchaseDate: null,
        purchaseCost: null,
        notes: null,
      }
      const { fields, siteId } = written(tx, empty, 'org', input.fields)
      return savedOf(assets.create(tx, fields, siteId))
    }),
  ),

  update: os.assets.update.handler(({ input, context }) =>
    context.write((tx) => {
      const asset = assets.get(tx.database, input.id)
      const { assetTag, revision } = asset
      if (revision !== input.revision) throw failure(assetsProblems, 'ASSET_CHANGED', { assetTag, revision })
      const { fields, siteId } = written(tx, asset, asset.siteId, input.fields)
      assets.update(tx, asset, fields, siteId)
      return savedOf(assets.get(tx.database, input.id))
    }),
  ),

  export: os.assets.export.handler(({ input, context }) =>
    context.write((tx) => ({ jobId: context.jobs().start(tx, 'assetExport', input) })),
  ),
})

const savedOf = ({ id, assetTag, revision }: { id: string; assetTag: string; revision: number }) => ({
  id,
  assetTag,
  revision,
})

function statusIdOf(tx: Transaction, status: string): string {
  const label = statusLabels.find(tx.database, status)
  const known = () => statusLabels.all(tx.database).map(({ name }) => name)
  if (!label) throw failure(assetsProblems, 'STATUS_UNKNOWN', { status, known: known() })
  return label.id
}

/** The fields of an asset once what a person wrote is written over them; names become the ids of what they mean. */
function written(
  tx: Transaction,
  before: AssetFields,
  siteId: string,
  input: EditableAssetFields,
): { fields: AssetFields; siteId: string } {
  const { assetTag, serialNumber, name, purchaseDate, purchaseCost, notes } = { ...before, ...present(input) }
  const location = input.location ? locations.get(tx.database, input.location) : undefined
  const presentModel = before.modelId ? models.byId(tx.database, before.modelId) : undefined
  const model =
    input.model && input.model !== presentModel?.name
      ? models.ensure(tx, { name: input.model, manufacturer: null, modelNumber: null })
      : presentModel
  return {
    fields: {
      assetTag,
      serialNumber,
      name,
      purchaseDate,
      purchaseCost,
      notes,
      checkedOutTo: before.checkedOutTo,
      modelId: input.model === null ? null : (model?.id ?? null),
      categoryId: referenceOf(
        input.category,
        before.categoryId,
        (category) => categories.ensure(tx, category).id,
      ),
      locationId: referenceOf(input.location, before.locationId, () => location?.id ?? null),
      statusId: input.status === undefined ? before.statusId : statusIdOf(tx, input.status),
    },
    siteId: location?.site_id ?? (input.location === null ? 'org' : siteId),
  }
}

/** Absent: as it was; null: none; a name: what it means. */
function referenceOf(
  name: string | null | undefined,
  before: string | null,
  idOf: (name: string) => string | null,
): string | null {
  if (name === undefined) return before
  return name === null ? null : idOf(name)
}

function present(input: EditableAssetFields): Partial<AssetFields> {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
}

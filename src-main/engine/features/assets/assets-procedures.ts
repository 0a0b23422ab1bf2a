import { failure } from '../../../../src-shared/contract/problems.ts'
import { assetsProblems } from '../../../../src-shared/features/assets/assets-contract.ts'
import {
  type EditableAssetFields,
  plainFields,
} from '../../../../src-shared/features/assets/assets-entity.ts'
import { identifierKinds } from '../../../../src-shared/features/identifiers/identifier-kinds.ts'
import { defaultStatusLabel } from '../../../../src-shared/features/status-labels/status-type.ts'
import type { CallContext } from '../../calls/call-context.ts'
import { os } from '../../calls/implement.ts'
import type { Transaction } from '../../database/transaction.ts'
import { categories } from '../categories/categories.ts'
import { customFields } from '../custom-fields/custom-fields.ts'
import { keptCodes } from '../identifiers/identifiers.ts'
import { locations } from '../locations/locations.ts'
import { models } from '../models/models.ts'
import { people } from '../people/people.ts'
import { statusLabels } from '../status-labels/status-labels.ts'
import { type Asset, type AssetFields, assets, emptyAsset } from './assets.ts'
import { assetChoices } from './assets-choices-query.ts'
import { countReferences } from './assets-counts-query.ts'
import { findAssets } from './assets-find-query.ts'
import { assetFacets, listAssets, positionOfAsset } from './assets-list-query.ts'
import { assetParts } from './assets-parts-query.ts'
import { findAsset } from './assets-query.ts'
import { assetTimeline } from './assets-timeline-query.ts'
import { undoChange } from './assets-undo.ts'
import { understoodOrder, undoOrder } from './bulk/orders.ts'
import { assetIdOf, statusIdOf } from './named-references.ts'
import { sharedViews } from './shared-views.ts'

export const assetsProcedures = os.assets.router({
  list: os.assets.list.handler(({ input, context }) => listAssets(listTools(context), input)),

  facets: os.assets.facets.handler(({ input, context }) => assetFacets(listTools(context), input)),

  positionOf: os.assets.positionOf.handler(async ({ input, context }) => ({
    position: await positionOfAsset(listTools(context), input),
  })),

  find: os.assets.find.handler(({ input, context }) => findAssets(context.database, input.text, input.limit)),

  show: os.assets.show.handler(({ input, context }) => {
    const asset = findAsset(context.database, input.asset)
    if (!asset) throw failure(assetsProblems, 'ASSET_UNKNOWN', { asset: input.asset })
    return asset
  }),

  timeline: os.assets.timeline.handler(({ input, context }) => ({
    entries: assetTimeline(context.database, input.assetId, input.limit),
  })),

  counts: os.assets.counts.handler(async ({ input, context }) => ({
    counts: await countReferences(context.database, input.of, input.ids),
  })),

  sharedViews: os.assets.sharedViews.handler(({ context }) => ({ views: sharedViews.all(context.database) })),

  shareView: os.assets.shareView.handler(({ input, context }) =>
    context.write((tx) => sharedViews.share(tx, input)),
  ),

  unshareView: os.assets.unshareView.handler(({ input, context }) =>
    context.write((tx) => {
      sharedViews.unshare(tx, input.id)
      return {}
    }),
  ),

  parts: os.assets.parts.handler(({ input, context }) =>
    assetParts(context.database, input.assetId, input.limit),
  ),

  choices: os.assets.choices.handler(({ context }) => ({
    statuses: statusLabels.all(context.database).map(({ name, type }) => ({ name, type })),
    ...assetChoices(context.database),
  })),

  create: os.assets.create.handler(({ input, context }) =>
    context.write((tx) => {
      const empty = emptyAsset(input.fields.assetTag, statusIdOf(tx.database, defaultStatusLabel))
      const { fields, siteId } = written(tx, empty, 'org', input.fields)
      customFields.assertComplete(tx.database, fields.custom, fields.categoryId)
      return savedOf(tx, assets.create(tx, fields, siteId))
    }),
  ),

  update: os.assets.update.handler(({ input, context }) =>
    context.write((tx) => {
      const asset = assets.get(tx.database, input.id)
      const { assetTag, revision } = asset
      if (revision !== input.revision) throw failure(assetsProblems, 'ASSET_CHANGED', { assetTag, revision })
      const { fields, siteId } = written(tx, asset, asset.siteId, input.fields)
      const custom = { ...asset.custom, ...fields.custom }
      customFields.assertComplete(tx.database, custom, fields.categoryId)
      assets.update(tx, asset, fields, siteId)
      return savedOf(tx, assets.get(tx.database, input.id))
    }),
  ),

  undo: os.assets.undo.handler(({ input, context }) =>
    context.write((tx) => savedOf(tx, undoChange(tx, input.id, input.n))),
  ),

  bulkEdit: os.assets.bulkEdit.handler(({ input, context }) =>
    context.write((tx) => ({
      jobId: context.jobs().start(tx, 'bulkEdit', understoodOrder(tx.database, input)),
    })),
  ),

  previewBulkEdit: os.assets.previewBulkEdit.handler(({ input, context }) =>
    context.write((tx) => ({
      jobId: context.jobs().start(tx, 'bulkEditPreview', understoodOrder(tx.database, input)),
    })),
  ),

  undoBulkEdit: os.assets.undoBulkEdit.handler(({ input, context }) =>
    context.write((tx) => ({
      jobId: context.jobs().start(tx, 'bulkEditUndo', undoOrder(tx.database, input.jobId)),
    })),
  ),

  export: os.assets.export.handler(({ input, context }) =>
    context.write((tx) => ({ jobId: context.jobs().start(tx, 'assetExport', input) })),
  ),
})

const listTools = ({ database, log, now }: CallContext) => ({
  database,
  log,
  today: now().slice(0, 10),
})

const savedOf = (tx: Transaction, asset: Asset) => ({
  id: asset.id,
  assetTag: asset.assetTag,
  revision: asset.revision,
  sameSerialAs: assets.sharingSerial(tx.database, asset),
})

/** The fields of an asset once what a person wrote is written over them; names become the ids of what they mean. */
function written(
  tx: Transaction,
  before: AssetFields,
  siteId: string,
  input: EditableAssetFields,
): { fields: AssetFields; siteId: string } {
  const location = input.location ? locations.get(tx.database, input.location) : undefined
  const fields: AssetFields = {
    ...before,
    assetTag: input.assetTag ?? before.assetTag,
    modelId: modelIdOf(tx, before.modelId, input.model),
    categoryId: referenceOf(input.category, before.categoryId, (name) => categories.ensure(tx, name).id),
    locationId: referenceOf(input.location, before.locationId, () => location?.id ?? null),
    statusId: input.status === undefined ? before.statusId : statusIdOf(tx.database, input.status),
    ownerId: referenceOf(input.owner, before.ownerId, (name) => people.ensure(tx, name).id),
    parentId: referenceOf(input.parent, before.parentId, (tag) => assetIdOf(tx.database, tag)),
    custom: customFields.understood(tx.database, input.custom ?? {}),
  }
  for (const field of plainFields)
    if (input[field] !== undefined) Object.assign(fields, { [field]: input[field] })
  for (const kind of identifierKinds)
    if (input[kind] !== undefined) fields[kind] = keptCodes(kind, input[kind])
  return { fields, siteId: location?.site_id ?? (input.location === null ? 'org' : siteId) }
}

/** A model is written by its name: the one that the asset has, where it is called so, else the one of that name alone. */
function modelIdOf(tx: Transaction, before: string | null, name: string | null | undefined): string | null {
  const present = before === null ? undefined : models.byId(tx.database, before)
  return referenceOf(name, before, (wanted) =>
    wanted === present?.name
      ? present.id
      : models.ensure(tx, { name: wanted, manufacturer: null, modelNumber: null }).id,
  )
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

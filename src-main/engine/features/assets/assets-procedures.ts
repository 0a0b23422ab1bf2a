import { failure } from '../../../../src-shared/contract/problems.ts'
import { assetsContract, assetsProblems } from '../../../../src-shared/features/assets/assets-contract.ts'
import { defaultStatusLabel } from '../../../../src-shared/features/status-labels/status-type.ts'
import type { CallContext } from '../../calls/call-context.ts'
import { implementCalls } from '../../calls/implement.ts'
import type { Transaction } from '../../database/transaction.ts'
import { customFields } from '../custom-fields/custom-fields.ts'
import { statusLabels } from '../status-labels/status-labels.ts'
import { type Asset, assets, emptyAsset, writtenFields } from './assets.ts'
import { assetChoices } from './assets-choices-query.ts'
import { countReferences } from './assets-counts-query.ts'
import { assetsElsewhere } from './assets-elsewhere.ts'
import { findAssets } from './assets-find-query.ts'
import { assetFacets, listAssets, positionOfAsset } from './assets-list-query.ts'
import { assetParts } from './assets-parts-query.ts'
import { findAsset } from './assets-query.ts'
import { assetTimeline, type TimelineSource } from './assets-timeline-query.ts'
import { undoChange } from './assets-undo.ts'
import { understoodOrder, undoOrder } from './bulk/orders.ts'
import { statusIdOf } from './named-references.ts'
import { sharedViews } from './shared-views.ts'

const os = implementCalls(assetsContract)

/** @param besideOf what work tells of an asset in its timeline, which the register does not know of */
export const assetsProcedures = (besideOf: TimelineSource) => ({
  list: os.list.handler(({ input, context }) => listAssets(listTools(context), input)),

  facets: os.facets.handler(({ input, context }) => assetFacets(listTools(context), input)),

  positionOf: os.positionOf.handler(async ({ input, context }) => ({
    position: await positionOfAsset(listTools(context), input),
  })),

  find: os.find.handler(({ input, context }) => findAssets(context.database, input.text, input.limit)),

  show: os.show.handler(({ input, context }) => {
    if (assetsElsewhere.isMeant(context.database, input.asset))
      throw failure(assetsProblems, 'ASSET_ELSEWHERE', { asset: input.asset })
    const asset = findAsset(context.database, input.asset)
    if (!asset) throw failure(assetsProblems, 'ASSET_UNKNOWN', { asset: input.asset })
    return asset
  }),

  timeline: os.timeline.handler(({ input, context }) => ({
    entries: assetTimeline(context.database, input.assetId, input.limit, besideOf),
  })),

  counts: os.counts.handler(async ({ input, context }) => ({
    counts: await countReferences(context.database, input.of, input.ids),
  })),

  sharedViews: os.sharedViews.handler(({ context }) => ({
    views: sharedViews.all(context.database),
  })),

  shareView: os.shareView.handler(({ input, context }) =>
    context.write((tx) => sharedViews.share(tx, input)),
  ),

  unshareView: os.unshareView.handler(({ input, context }) =>
    context.write((tx) => {
      sharedViews.unshare(tx, input.id)
      return {}
    }),
  ),

  parts: os.parts.handler(({ input, context }) => assetParts(context.database, input.assetId, input.limit)),

  choices: os.choices.handler(({ context }) => ({
    statuses: statusLabels.all(context.database).map(({ name, type }) => ({ name, type })),
    ...assetChoices(context.database),
  })),

  create: os.create.handler(({ input, context }) =>
    context.write((tx) => {
      const empty = emptyAsset(input.fields.assetTag, statusIdOf(tx.database, defaultStatusLabel))
      const { fields, siteId } = writtenFields(tx, empty, 'org', input.fields)
      customFields.assertComplete(tx.database, fields.custom, fields.categoryId)
      return savedOf(tx, assets.create(tx, fields, siteId))
    }),
  ),

  update: os.update.handler(({ input, context }) =>
    context.write((tx) => {
      const asset = assets.get(tx.database, input.id)
      const { assetTag, revision } = asset
      if (revision !== input.revision) throw failure(assetsProblems, 'ASSET_CHANGED', { assetTag, revision })
      const { fields, siteId } = writtenFields(tx, asset, asset.siteId, input.fields)
      const custom = { ...asset.custom, ...fields.custom }
      customFields.assertComplete(tx.database, custom, fields.categoryId)
      assets.update(tx, asset, fields, siteId)
      return savedOf(tx, assets.get(tx.database, input.id))
    }),
  ),

  undo: os.undo.handler(({ input, context }) =>
    context.write((tx) => savedOf(tx, undoChange(tx, input.id, input.n))),
  ),

  bulkEdit: os.bulkEdit.handler(({ input, context }) =>
    context.write((tx) => ({
      jobId: context.jobs().start(tx, 'bulkEdit', understoodOrder(tx.database, input)),
    })),
  ),

  previewBulkEdit: os.previewBulkEdit.handler(({ input, context }) =>
    context.write((tx) => ({
      jobId: context.jobs().start(tx, 'bulkEditPreview', understoodOrder(tx.database, input)),
    })),
  ),

  undoBulkEdit: os.undoBulkEdit.handler(({ input, context }) =>
    context.write((tx) => ({
      jobId: context.jobs().start(tx, 'bulkEditUndo', undoOrder(tx.database, input.jobId)),
    })),
  ),

  export: os.export.handler(({ input, context }) =>
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

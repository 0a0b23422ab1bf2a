import { z } from 'zod'
import { command, query } from '../../contract/base.ts'
import { id, moment, pageInput } from '../../contract/page.ts'
import { errorsOf, problem } from '../../contract/problems.ts'
import { customValueProblems } from '../custom-fields/custom-fields-contract.ts'
import { customFieldTypes } from '../custom-fields/custom-value.ts'
import { identifiersProblems } from '../identifiers/identifiers-contract.ts'
import { jobsProblems } from '../jobs/jobs-contract.ts'
import { locationsProblems } from '../locations/locations-contract.ts'
import { shownStatusTypes, statusTypes } from '../status-labels/status-type.ts'
import { facetParts } from './asset-filter.ts'
import { assetExport, assetScope, assetSort } from './asset-selection.ts'
import { ownerships } from './asset-values.ts'
import { editableAssetFields } from './assets-entity.ts'
import { assetsText } from './assets-text.ts'
import { bulkEditOrder } from './bulk-edit-contract.ts'
import { bulkEditText } from './bulk-edit-text.ts'
import { sharedViewsContract } from './shared-views-contract.ts'

export const assetsProblems = {
  ASSET_UNKNOWN: problem(z.object({ asset: z.string() }), ({ asset }) => assetsText.assetUnknown(asset)),
  ASSET_ELSEWHERE: problem(z.object({ asset: z.string() }), () => assetsText.assetElsewhere),
  ASSET_TAG_TAKEN: problem(z.object({ assetTag: z.string() }), ({ assetTag }) =>
    assetsText.assetTagTaken(assetTag),
  ),
  ASSET_CHANGED: problem(z.object({ assetTag: z.string(), revision: z.number() }), ({ assetTag }) =>
    assetsText.assetChanged(assetTag),
  ),
  STATUS_UNKNOWN: problem(z.object({ status: z.string(), known: z.array(z.string()) }), ({ status, known }) =>
    assetsText.statusUnknown(status, known),
  ),
  ASSET_PARENT_LOOP: problem(z.object({ assetTag: z.string(), parent: z.string() }), ({ assetTag, parent }) =>
    assetsText.assetParentLoop(assetTag, parent),
  ),
  CHANGE_UNKNOWN: problem(z.object({}), () => assetsText.changeUnknown),
  CHANGE_OVERTAKEN: problem(
    z.object({ assetTag: z.string(), fields: z.array(z.string()) }),
    ({ assetTag, fields }) => assetsText.changeOvertaken(assetTag, fields),
  ),
}
export const bulkEditProblems = {
  NOTHING_TO_SET: problem(z.object({}), () => bulkEditText.nothingToSet),
  BULK_EDIT_UNKNOWN: problem(z.object({ jobId: z.string() }), () => bulkEditText.unknown),
  BULK_EDIT_RUNNING: problem(z.object({ jobId: z.string() }), () => bulkEditText.stillRunning),
}
const bulkProblems = errorsOf({
  NOTHING_TO_SET: bulkEditProblems.NOTHING_TO_SET,
  ASSET_UNKNOWN: assetsProblems.ASSET_UNKNOWN,
  STATUS_UNKNOWN: assetsProblems.STATUS_UNKNOWN,
  ...locationsProblems,
  ...customValueProblems,
})
const writeProblems = errorsOf({
  ...assetsProblems,
  ...locationsProblems,
  ...identifiersProblems,
  ...customValueProblems,
})

const countedReferences = [
  'locations',
  'models',
  'categories',
  'statusLabels',
  'checkedOutTo',
  'owners',
  'customFields',
] as const
export type CountedReference = (typeof countedReferences)[number]

const checkedOutTo = z.object({ kind: z.enum(['person', 'location', 'asset']), id, name: z.string() })

/** What tells one asset from others at a glance. */
const assetHead = z.object({
  id,
  assetTag: z.string(),
  serialNumber: z.string().nullable(),
  name: z.string().nullable(),
  model: z.string().nullable(),
  category: z.string().nullable(),
  location: z.string().nullable(),
  status: z.string(),
  statusType: z.enum(shownStatusTypes),
  checkedOutTo: checkedOutTo.nullable(),
})

const text = z.string().nullable()
const date = z.iso.date().nullable()
/** Codes of one kind, parted by `; `. */
const codes = z.string().nullable()

const assetFacts = assetHead.extend({
  manufacturer: text,
  modelNumber: text,
  formerTag: codes,
  secondBarcode: codes,
  rfidEpc: codes,
  giai: codes,
  imei: codes,
  mac: codes,
  /** tag of the asset that it is a part of */
  parent: text,
  company: text,
  department: text,
  locationId: id.nullable(),
  owner: text,
  ownership: z.enum(ownerships).nullable(),
  supplier: text,
  orderNumber: text,
  purchaseDate: date,
  /** plain decimal text */
  purchaseCost: text,
  currency: text,
  fixedAssetNumber: text,
  inServiceDate: date,
  warrantyMonths: z.number().int().nullable(),
  endOfLifeDate: date,
  /** the day (UTC) of its last scan in an audit, or a later one that a list said */
  lastAuditDate: date,
  nextAuditDate: date,
  notes: text,
  revision: z.number().int(),
  createdAt: moment,
  updatedAt: moment,
})

/** A row of a list: every column that it can show (`assetColumns`), under its name; notes by their first 200 signs. */
const assetRow = assetFacts.extend({
  /** the last day in warranty */
  warrantyEndDate: date,
  /** values of the organisation's own fields, by id of the field */
  custom: z.record(id, z.string()),
})
export type AssetRow = z.output<typeof assetRow>

const assetDetail = assetFacts.extend({
  parentId: id.nullable(),
  /** of its model, where that has a picture */
  modelPicture: z.object({ modelId: id, sha256: z.string() }).nullable(),
  /** the fields of the organisation's own that it has, in order of name; value null where nothing is entered */
  custom: z.array(
    z.object({
      fieldId: id,
      name: z.string(),
      type: z.enum(customFieldTypes),
      unit: text,
      value: text,
    }),
  ),
})
export type AssetDetail = z.output<typeof assetDetail>

/** So many hits are counted and ranked; beyond it, words that stand nearly everywhere would take a second. */
export const hitsCounted = 10_000

const foundAsset = assetHead.pick({
  id: true,
  assetTag: true,
  serialNumber: true,
  name: true,
  model: true,
  category: true,
  location: true,
})
export type FoundAsset = z.output<typeof foundAsset>

const timelineKinds = [
  'created',
  'takenOver',
  'changed',
  'merged',
  'attached',
  'detached',
  'labelled',
  'disposal',
  'restored',
  'salvaged',
] as const

const timelineEntry = z.object({
  /** number in the record of change; of what is none (a label that was printed, a step of its disposal) below zero */
  n: z.number().int(),
  at: moment,
  actor: z.string(),
  /** `takenOver`: it came as it was when this laptop was new, without its history; `merged`: what it refers to was merged into another; `restored`, `salvaged`: not it alone, but the data that it is part of */
  kind: z.enum(timelineKinds),
  /** whether all that it wrote is still so, and there was something before it */
  canBeUndone: z.boolean(),
  fields: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
})
export type TimelineEntry = z.output<typeof timelineEntry>

const assetPart = assetHead
  .pick({ id: true, assetTag: true, name: true, model: true, status: true, statusType: true })
  .extend({
    /** how many parts it has itself */
    parts: z.number().int(),
  })
export type AssetPart = z.output<typeof assetPart>

const saved = z.object({
  id,
  assetTag: z.string(),
  revision: z.number().int(),
  /** tags of other assets with the same serial number: makers use them twice, so it is said and not refused */
  sameSerialAs: z.array(z.string()),
})

export const assetsContract = {
  ...sharedViewsContract,
  /**
   * A page of the assets of a scope, and how many there are; in order of asset tag if none is given. What fits a text
   * best is asked of `find`.
   */
  list: query('register.read')
    .input(pageInput.extend({ ...assetScope.shape, sort: assetSort.optional() }))
    .output(z.object({ total: z.number().int(), rows: z.array(assetRow) })),
  /**
   * The values of one part of a filter that the assets of a scope have, with the number of those, the most frequent
   * first; that part of the filter itself is left out, so that more of its values can be chosen. `value` is what the
   * filter takes ('' for those of which nothing is stated), `name` what people read. A location counts all below it.
   */
  facets: query('register.read')
    .input(
      assetScope.extend({
        part: z.enum(facetParts),
        /** only values whose name holds this text */
        matching: z.string().max(200).default(''),
        limit: z.number().int().min(1).max(500).default(100),
      }),
    )
    .output(
      z.object({
        values: z.array(z.object({ value: z.string(), name: z.string(), count: z.number().int() })),
        /** whether there are more than `limit` */
        more: z.boolean(),
      }),
    ),
  /**
   * The place in a list (0 for its first row) of an asset, or of the first whose value in the column of the order begins
   * with a text; null where there is none. Without `sort` the order is that of the asset tag.
   */
  positionOf: query('register.read')
    .input(
      assetScope.extend({
        sort: assetSort.optional(),
        of: z.union([z.object({ id }), z.object({ startsWith: z.string().min(1).max(200) })]),
      }),
    )
    .output(z.object({ position: z.number().int().nullable() })),
  /**
   * The assets that a text means, the best first: those with it as asset tag, serial number or other identifier, then
   * those that hold every word of it, then those with words that begin so (up to `hitsCounted` the shorter text first, in a
   * small register what the words call before that; beyond, in order of entry, or of the words that one begins). Where nothing does, those with a code that is easily mistaken for it, and `similar` says so.
   */
  find: query('register.read')
    .input(z.object({ text: z.string().max(500), limit: z.number().int().min(1).max(100).default(8) }))
    .output(
      z.object({
        assets: z.array(foundAsset),
        /** so many of the first have the text as identifier */
        exact: z.number().int(),
        similar: z.boolean(),
        /** how many hold the words; `hitsCounted` where there are more */
        total: z.number().int(),
        more: z.boolean(),
      }),
    ),
  /** One asset, by its id, its asset tag, its serial number or another identifier of it. */
  show: query('register.read')
    .input(z.object({ asset: z.string().min(1).max(500) }))
    .output(assetDetail)
    .errors(
      errorsOf({
        ASSET_UNKNOWN: assetsProblems.ASSET_UNKNOWN,
        ASSET_ELSEWHERE: assetsProblems.ASSET_ELSEWHERE,
      }),
    ),
  /** What happened to an asset, newest first. */
  timeline: query('register.read')
    .input(z.object({ assetId: id, limit: z.number().int().min(1).max(500).default(100) }))
    .output(z.object({ entries: z.array(timelineEntry) })),
  /**
   * How many assets refer to each of these, by id: to a location those in it and below it, of a field of the organisation's
   * own those that have a value.
   */
  counts: query('register.read')
    .input(z.object({ of: z.enum(countedReferences), ids: z.array(id).max(500) }))
    .output(z.object({ counts: z.record(id, z.number().int()) })),
  /** The assets that are a part of an asset, in order of asset tag, and how many there are. */
  parts: query('register.read')
    .input(z.object({ assetId: id, limit: z.number().int().min(1).max(500).default(100) }))
    .output(z.object({ total: z.number().int(), parts: z.array(assetPart) })),
  /** What can be chosen in a form. */
  choices: query('register.read').output(
    z.object({
      statuses: z.array(z.object({ name: z.string(), type: z.enum(statusTypes) })),
      categories: z.array(z.string()),
      models: z.array(z.string()),
    }),
  ),
  create: command('register.write')
    .input(z.object({ fields: editableAssetFields.extend({ assetTag: z.string().trim().min(1).max(200) }) }))
    .output(saved)
    .errors(writeProblems),
  /** Changes some fields of an asset. `revision` is the one that was shown; a newer one is refused, nothing is overwritten unseen. */
  update: command('register.write')
    .input(z.object({ id, revision: z.number().int(), fields: editableAssetFields }))
    .output(saved)
    .errors(writeProblems),
  /** Gives an asset back what it was before one entry of its timeline (`n`); the undoing is an entry of its own. */
  undo: command('register.write')
    .input(z.object({ id, n: z.number().int() }))
    .output(saved)
    .errors(writeProblems),
  /**
   * Starts a job (kind `bulkEdit`, result BulkEditResult) that sets the same fields of many assets. It writes in time
   * boxes of whole assets, each as it is by then; cancelled, it leaves what it has written. An asset that cannot be so is
   * left as it is, and counted with the reason.
   */
  bulkEdit: command('register.write')
    .input(bulkEditOrder)
    .output(z.object({ jobId: id }))
    .errors(bulkProblems),
  /** Starts a job (kind `bulkEditPreview`, result BulkEditPreview) that says what a bulk edit would do, and writes nothing. */
  previewBulkEdit: command('register.write')
    .input(bulkEditOrder)
    .output(z.object({ jobId: id }))
    .errors(bulkProblems),
  /**
   * Starts a job (kind `bulkEditUndo`, result BulkEditResult) that gives every asset of a bulk edit, or of the undoing of
   * one, back what it was before; those that were changed again since, in a field that it set, stay as they are.
   */
  undoBulkEdit: command('register.write')
    .input(z.object({ jobId: id }))
    .output(z.object({ jobId: id }))
    .errors(
      errorsOf({
        ...jobsProblems,
        BULK_EDIT_UNKNOWN: bulkEditProblems.BULK_EDIT_UNKNOWN,
        BULK_EDIT_RUNNING: bulkEditProblems.BULK_EDIT_RUNNING,
      }),
    ),
  /**
   * Starts a job that writes the assets of a scope as CSV to an outgoing file, in an order (that of the asset tag if
   * none is given): every field and those of the organisation's own, or the named columns.
   */
  export: command('register.read')
    .input(assetExport)
    .output(z.object({ jobId: id })),
}

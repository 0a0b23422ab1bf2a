import { z } from 'zod'
import { command, query } from '../../contract/base.ts'
import { id, moment, pageInput } from '../../contract/page.ts'
import { errorsOf, problem } from '../../contract/problems.ts'
import { customValueProblems } from '../custom-fields/custom-fields-contract.ts'
import { customFieldTypes } from '../custom-fields/custom-value.ts'
import { identifiersProblems } from '../identifiers/identifiers-contract.ts'
import { locationsProblems } from '../locations/locations-contract.ts'
import { statusTypes } from '../status-labels/status-type.ts'
import { ownerships } from './asset-values.ts'
import { editableAssetFields } from './assets-entity.ts'
import { assetsText } from './assets-text.ts'

export const assetsProblems = {
  ASSET_UNKNOWN: problem(z.object({ asset: z.string() }), ({ asset }) => assetsText.assetUnknown(asset)),
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
}
const writeProblems = errorsOf({
  ...assetsProblems,
  ...locationsProblems,
  ...identifiersProblems,
  ...customValueProblems,
})

const checkedOutTo = z.object({ kind: z.enum(['person', 'location', 'asset']), id, name: z.string() })

const assetRow = z.object({
  id,
  assetTag: z.string(),
  serialNumber: z.string().nullable(),
  name: z.string().nullable(),
  model: z.string().nullable(),
  category: z.string().nullable(),
  location: z.string().nullable(),
  status: z.string(),
  statusType: z.enum([...statusTypes, 'deployed']),
  checkedOutTo: checkedOutTo.nullable(),
})
export type AssetRow = z.output<typeof assetRow>

const text = z.string().nullable()
const date = z.iso.date().nullable()
/** Codes of one kind, parted by `; `. */
const codes = z.string().nullable()

const assetDetail = assetRow.extend({
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
  parentId: id.nullable(),
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
  revision: z.number().int(),
  createdAt: moment,
  updatedAt: moment,
})
export type AssetDetail = z.output<typeof assetDetail>

/** So many hits are counted and ranked; beyond it, words that stand nearly everywhere would take a second. */
export const hitsCounted = 10_000

const foundAsset = z.object({
  id,
  assetTag: z.string(),
  serialNumber: z.string().nullable(),
  name: z.string().nullable(),
  model: z.string().nullable(),
  category: z.string().nullable(),
  location: z.string().nullable(),
})
export type FoundAsset = z.output<typeof foundAsset>

const timelineEntry = z.object({
  n: z.number().int(),
  at: moment,
  actor: z.string(),
  kind: z.enum(['created', 'changed']),
  fields: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
})
export type TimelineEntry = z.output<typeof timelineEntry>

const saved = z.object({
  id,
  assetTag: z.string(),
  revision: z.number().int(),
  /** tags of other assets with the same serial number: makers use them twice, so it is said and not refused */
  sameSerialAs: z.array(z.string()),
})

export const assetsContract = {
  /** Assets in order of asset tag; with a search text those that hold every word of it (every text of it). */
  list: query('register.read')
    .input(pageInput.extend({ search: z.string().max(500).default('') }))
    .output(z.object({ total: z.number().int(), rows: z.array(assetRow) })),
  /**
   * The assets that a text means, the best first: those with it as asset tag, serial number or other identifier, then
   * those that hold every word of it or begin with it (up to `hitsCounted` ranked, else in order of entry). Where nothing
   * does, those with a code that is easily mistaken for it, and `similar` says so.
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
    .errors(errorsOf({ ASSET_UNKNOWN: assetsProblems.ASSET_UNKNOWN })),
  /** What happened to an asset, newest first. */
  timeline: query('register.read')
    .input(z.object({ assetId: id, limit: z.number().int().min(1).max(500).default(100) }))
    .output(z.object({ entries: z.array(timelineEntry) })),
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
  /** Starts a job that writes assets (all, or those a search finds) as CSV to an outgoing file. */
  export: command('register.read')
    .input(z.object({ search: z.string().max(500).default('') }))
    .output(z.object({ jobId: id })),
}

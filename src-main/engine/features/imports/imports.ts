import { assetsText } from '../../../../src-shared/features/assets/assets-text.ts'
import type { ImportedAsset, ImportedCheckout } from '../../../../src-shared/features/imports/import-row.ts'
import { importsText } from '../../../../src-shared/features/imports/imports-text.ts'
import { defaultStatusLabel } from '../../../../src-shared/features/status-labels/status-type.ts'
import type { Transaction } from '../../database/transaction.ts'
import { type Asset, type AssetFields, assets } from '../assets/assets.ts'
import { categories } from '../categories/categories.ts'
import { locations } from '../locations/locations.ts'
import { type ModelIdentity, models } from '../models/models.ts'
import { people } from '../people/people.ts'
import { statusLabels } from '../status-labels/status-labels.ts'

export type RowOutcome = { kind: 'created' | 'updated' | 'unchanged' } | { kind: 'rejected'; reason: string }

/** How names become ids: `find` answers null for what is not there, `ensure` makes it. */
interface References {
  location: (path: string) => { id: string; site_id: string } | null
  category: (name: string) => string | null
  model: (model: ModelIdentity) => string | null
  person: (person: Extract<ImportedCheckout, { kind: 'person' }>) => string | null
}

const { reasons } = importsText

export const imports = {
  /** Takes one row over. An asset tag that is known and whose values differ is rejected unless `update` is set. */
  apply(tx: Transaction, row: ImportedAsset, update: boolean): RowOutcome {
    const known = assets.byTag(tx.database, row.assetTag)
    const status = statusLabels.find(tx.database, row.status ?? defaultStatusLabel)
    if (!status) return { kind: 'rejected', reason: reasons.statusUnknown(row.status ?? '') }
    const statusId = known && row.status === undefined ? known.statusId : status.id
    const holder =
      row.checkedOutTo?.kind === 'asset' ? assets.byTag(tx.database, row.checkedOutTo.assetTag) : undefined
    if (row.checkedOutTo?.kind === 'asset' && !holder) {
      return { kind: 'rejected', reason: reasons.checkoutAssetUnknown(row.checkedOutTo.assetTag) }
    }
    if (!known) {
      const { fields, siteId } = wanted(tx, row, undefined, statusId, holder, ensuring(tx))
      assets.create(tx, fields, siteId)
      return { kind: 'created' }
    }
    const differing = assets.differences(known, wanted(tx, row, known, statusId, holder, finding(tx)).fields)
    if (differing.length === 0) return { kind: 'unchanged' }
    if (!update) return { kind: 'rejected', reason: reasons.assetTagDiffers(differing.map(fieldName)) }
    const { fields, siteId } = wanted(tx, row, known, statusId, holder, ensuring(tx))
    assets.update(tx, known, fields, siteId)
    return { kind: 'updated' }
  },
}

function fieldName(field: string): string {
  const names: Record<string, string> = assetsText.fields
  return names[field.replace(/Id$/, '')] ?? field
}

/** What the register should say of an asset after the row: the row's values, and what was known where it is blank. */
function wanted(
  tx: Transaction,
  row: ImportedAsset,
  known: Asset | undefined,
  statusId: string,
  holder: Asset | undefined,
  references: References,
): { fields: AssetFields; siteId: string } {
  const location = row.location === undefined ? undefined : references.location(row.location)
  const knownModel = known?.modelId ? models.byId(tx.database, known.modelId) : undefined
  const sameModel =
    knownModel && row.model && knownModel.name.toLowerCase() === row.model.name.toLowerCase()
      ? knownModel
      : undefined
  const model = row.model && {
    name: row.model.name,
    manufacturer: row.model.manufacturer ?? sameModel?.manufacturer ?? null,
    modelNumber: row.model.modelNumber ?? sameModel?.model_number ?? null,
  }
  return {
    fields: {
      assetTag: known?.assetTag ?? row.assetTag,
      serialNumber: row.serialNumber ?? known?.serialNumber ?? null,
      name: row.name ?? known?.name ?? null,
      modelId: model ? (references.model(model) ?? absent) : (known?.modelId ?? null),
      categoryId:
        row.category === undefined
          ? (known?.categoryId ?? null)
          : (references.category(row.category) ?? absent),
      locationId: location === undefined ? (known?.locationId ?? null) : (location?.id ?? absent),
      statusId,
      checkedOutTo: row.checkedOutTo
        ? checkedOutTo(row.checkedOutTo, holder, references)
        : (known?.checkedOutTo ?? null),
      purchaseDate: row.purchaseDate ?? known?.purchaseDate ?? null,
      purchaseCost: row.purchaseCost ?? known?.purchaseCost ?? null,
      notes: row.notes ?? known?.notes ?? null,
    },
    siteId: location?.site_id ?? known?.siteId ?? 'org',
  }
}

/** Stands for something that is not in the register yet: it differs from everything that is. */
const absent = 'not in the register'

function checkedOutTo(
  to: ImportedCheckout,
  holder: Asset | undefined,
  references: References,
): AssetFields['checkedOutTo'] {
  switch (to.kind) {
    case 'person':
      return { kind: 'person', id: references.person(to) ?? absent }
    case 'location':
      return { kind: 'location', id: references.location(to.path)?.id ?? absent }
    case 'asset':
      return { kind: 'asset', id: holder?.id ?? absent }
  }
}

const finding = ({ database }: Transaction): References => ({
  location: (path) => locations.byPath(database, path) ?? null,
  category: (name) => categories.find(database, name)?.id ?? null,
  model: (model) => models.find(database, model)?.id ?? null,
  person: (person) => people.find(database, person)?.id ?? null,
})

const ensuring = (tx: Transaction): References => ({
  location: (path) => locations.ensure(tx, path),
  category: (name) => categories.ensure(tx, name).id,
  model: (model) => models.ensure(tx, model).id,
  person: (person) =>
    (people.find(tx.database, person) ?? people.create(tx, { ...person, role: 'custodian' })).id,
})

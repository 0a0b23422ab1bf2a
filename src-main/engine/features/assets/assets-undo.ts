import { failure } from '../../../../src-shared/contract/problems.ts'
import { assetsProblems } from '../../../../src-shared/features/assets/assets-contract.ts'
import type { JsonValue } from '../../../../src-shared/record/canonical-json.ts'
import type { FieldChanges } from '../../../../src-shared/record/field-changes.ts'
import type { Transaction } from '../../database/transaction.ts'
import { customFields } from '../custom-fields/custom-fields.ts'
import { locations } from '../locations/locations.ts'
import { type Asset, type AssetFields, assets } from './assets.ts'
import { withSurvivors } from './assets-survivors.ts'
import { assetChange, fieldWords } from './assets-timeline-query.ts'

/**
 * Gives an asset back what it was before one change in its record; that is a change of its own, and can be undone too.
 * @throws CHANGE_UNKNOWN (no such change of this asset, or the one that made it), CHANGE_OVERTAKEN (a field of it was
 *   changed again since), and what the update of an asset throws
 */
export function undoChange(tx: Transaction, assetId: string, n: number): Asset {
  const { database } = tx
  const asset = assets.get(database, assetId)
  const change = assetChange.get(database, { id: assetId, n })
  if (!change || change.revision === 1) throw failure(assetsProblems, 'CHANGE_UNKNOWN', {})
  const changes = JSON.parse(change.fields) as FieldChanges
  const overtaken = assets.differences(asset, withValues(asset, changes, 'to'))
  if (overtaken.length > 0)
    throw failure(assetsProblems, 'CHANGE_OVERTAKEN', {
      assetTag: asset.assetTag,
      fields: fieldWords(database, overtaken),
    })
  const fields = withSurvivors(database, withValues(asset, changes, 'from'))
  customFields.assertComplete(database, { ...asset.custom, ...fields.custom }, fields.categoryId)
  const siteId = fields.locationId === null ? 'org' : locations.get(database, fields.locationId).site_id
  assets.update(tx, asset, fields, siteId)
  return assets.get(database, assetId)
}

/** The fields of an asset with one side of a change; of custom fields those of the change alone. */
function withValues(asset: Asset, changes: FieldChanges, side: 'from' | 'to'): AssetFields {
  const custom: Record<string, string | null> = {}
  const fields: AssetFields = { ...asset, custom }
  for (const [field, values] of Object.entries(changes)) {
    const value = values[side]
    if (field.startsWith('custom.')) custom[field.slice('custom.'.length)] = value as string | null
    else if (field === 'checkedOutTo') fields.checkedOutTo = holderOf(value)
    else Object.assign(fields, { [field]: value })
  }
  return fields
}

function holderOf(value: JsonValue): AssetFields['checkedOutTo'] {
  if (value === null) return null
  const [kind, id = ''] = String(value).split(':')
  return { kind: kind as 'person' | 'location' | 'asset', id }
}

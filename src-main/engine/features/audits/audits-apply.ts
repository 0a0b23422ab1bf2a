import { assertNever } from '../../../../src-shared/contract/assert-never.ts'
import { defaultStatusLabel } from '../../../../src-shared/features/status-labels/status-type.ts'
import type { Transaction } from '../../database/transaction.ts'
import { derivedId } from '../../derived-id.ts'
import { type AssetFields, assets, emptyAsset, syncedAssets } from '../assets/assets.ts'
import { locations } from '../locations/locations.ts'
import { statusLabels } from '../status-labels/status-labels.ts'
import type { Decided } from './audits-items.ts'

/**
 * Does to the register what was decided about one thing.
 * @throws ASSET_TAG_TAKEN, IDENTIFIER_TAKEN where another asset has the tag by now
 */
export function applyDecision(tx: Transaction, decided: Decided): void {
  const { decision, asset_id, place_id, code } = decided
  switch (decision) {
    case 'acceptPlace':
      change(tx, asset_id, placed(tx, place_id))
      return
    case 'reinstate':
      change(tx, asset_id, {
        statusId: labelOf(tx, defaultStatusLabel),
        ...placed(tx, place_id),
      })
      return
    case 'markLost':
    case 'markStolen':
      change(tx, asset_id, { statusId: labelOf(tx, 'lost') })
      return
    case 'create': {
      const id = idOfMade(decided)
      if (syncedAssets.recorded(tx.database, id)) return
      const place = placed(tx, place_id)
      const empty = emptyAsset(code ?? '', labelOf(tx, defaultStatusLabel))
      assets.create(tx, { ...empty, ...place }, siteOf(tx, place.locationId ?? null), id)
      return
    }
    case 'sendBack':
    case 'ignore':
      return
    default:
      assertNever(decision)
  }
}

/** The same on two laptops that both close the audit: what both make of one code is one asset. */
const idOfMade = ({ audit_id, code_key }: Decided) => derivedId(`${audit_id} ${code_key}`)

function change(tx: Transaction, assetId: string | null, fields: Partial<AssetFields>): void {
  if (assetId === null) throw new Error('a decision that changes an asset names none')
  const asset = assets.get(tx.database, assetId)
  const next = { ...asset, ...fields }
  assets.update(tx, asset, next, siteOf(tx, next.locationId))
}

/** The label of a name or type; one of every type is always left. */
function labelOf(tx: Transaction, text: string): string {
  const label = statusLabels.find(tx.database, text)
  if (!label) throw new Error(`there is no status label “${text}”`)
  return label.id
}

/** The place as it is now, after what it was merged into since. */
function placed(tx: Transaction, placeId: string | null): { locationId?: string } {
  const place = placeId === null ? undefined : locations.byId(tx.database, placeId)
  return place ? { locationId: place.id } : {}
}

function siteOf(tx: Transaction, locationId: string | null): string {
  return (locationId !== null && locations.byId(tx.database, locationId)?.site_id) || 'org'
}

import { monthsAfter } from '../../../../src-shared/features/audits/policy.ts'
import type { Transaction } from '../../database/transaction.ts'
import { assets } from '../assets/assets.ts'
import { locations } from '../locations/locations.ts'
import { standingRules } from './audits-policy.ts'

/**
 * Notes at what an audit has seen when it is to be audited next: by the rule of its place or of its category, whichever
 * is stricter. What has no rule keeps its date. Any audit that was closed counts, and a scan without a place, too: the date
 * is about the asset, which was seen; where, is what the rules of places ask (`lastCounted`).
 * @param seen ids of the assets of which a scan stands
 */
export function setNextAudit(tx: Transaction, seen: Iterable<string>): void {
  const rules = standingRules(tx.database)
  if (rules.length === 0) return
  const months = new Map(rules.map(({ targetId, row }) => [targetId, row.months]))
  const ofPlaces = new Map<string, number | undefined>()
  const monthsOfPlace = (id: string | null): number | undefined => {
    if (id === null) return undefined
    if (!ofPlaces.has(id)) {
      const place = locations.byId(tx.database, id)
      ofPlaces.set(id, months.get(place?.id ?? id) ?? monthsOfPlace(place?.parent_id ?? null))
    }
    return ofPlaces.get(id)
  }
  for (const assetId of seen) {
    const asset = assets.get(tx.database, assetId)
    const strictest = Math.min(
      monthsOfPlace(asset.locationId) ?? Number.POSITIVE_INFINITY,
      months.get(asset.categoryId ?? '') ?? Number.POSITIVE_INFINITY,
    )
    if (!Number.isFinite(strictest)) continue
    assets.setNextAudit(tx, asset, monthsAfter(tx.at.slice(0, 10), strictest))
  }
}

import { afterText as text } from './after-text.ts'

/** Something missing, and what is known of where it could be. Moments are UTC, ISO 8601; places are paths. */
export interface SoughtAsset {
  assetId: string
  assetTag: string
  serialNumber: string | null
  description: string | null
  /** plain decimal */
  cost: string | null
  currency: string | null
  expectedPlace: string | null
  /** who or what has it, says the register */
  checkedOutTo: string | null
  owner: string | null
  /** the last scan of it in any audit */
  lastSeen: { place: string | null; at: string; by: string } | null
}

/** Who may know where something is; null where nobody is known. */
export function whoMayKnow({
  checkedOutTo,
  owner,
}: Pick<SoughtAsset, 'checkedOutTo' | 'owner'>): string | null {
  const people = [
    checkedOutTo === null ? null : text.hasIt(checkedOutTo),
    owner === null ? null : text.ownerIs(owner),
  ]
  return people.filter((one) => one !== null).join(', ') || null
}

/** What is to be sought in one room. */
export interface SoughtRoom {
  /** null: it is expected nowhere in particular */
  place: string | null
  assets: SoughtAsset[]
}

/**
 * The order in which one searches: rooms by the most valuable thing that is missing in them, and so within a room. Costs
 * of different currencies cannot be compared, so what is in the currency of most of them comes first; then other
 * currencies; then what has no cost.
 */
export function inSearchOrder(assets: readonly SoughtAsset[]): SoughtRoom[] {
  const often = new Map<string, number>()
  for (const { cost, currency } of assets)
    if (cost !== null) often.set(currency ?? '', (often.get(currency ?? '') ?? 0) + 1)
  const currencies = [...often]
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .map(([code]) => code)
  const rank = ({ cost, currency }: SoughtAsset) =>
    cost === null ? currencies.length : currencies.indexOf(currency ?? '')
  const sorted = assets.toSorted(
    (one, other) =>
      rank(one) - rank(other) ||
      Number(other.cost ?? 0) - Number(one.cost ?? 0) ||
      (one.assetTag < other.assetTag ? -1 : 1),
  )
  return [...Map.groupBy(sorted, ({ expectedPlace }) => expectedPlace)].map(([place, found]) => ({
    place,
    assets: found,
  }))
}

import { compareKeys } from '../../../src-main/engine/features/assets/list-index/compare-keys.ts'
import type { AnyAssetColumn } from '../../../src-shared/features/assets/asset-columns.ts'
import type { AssetFilter } from '../../../src-shared/features/assets/asset-filter.ts'
import type { AssetSort } from '../../../src-shared/features/assets/asset-selection.ts'
import { monthsAfter } from '../../../src-shared/features/assets/asset-values.ts'
import type { AssetDetail } from '../../../src-shared/features/assets/assets-contract.ts'
import { locationPathKey } from '../../../src-shared/features/locations/location-path.ts'
import { foldedText } from '../../../src-shared/identity/folded-text.ts'
import { identifierKey } from '../../../src-shared/identity/identifier-key.ts'

/** What a list has to know of an asset besides its page. */
export interface NaiveAsset extends AssetDetail {
  ownerId: string | null
  /** the location and all in which it stands */
  within: readonly string[]
}

const warrantyEnd = ({ purchaseDate, inServiceDate, warrantyMonths }: AssetDetail) => {
  const from = purchaseDate ?? inServiceDate
  return from === null || warrantyMonths === null ? null : monthsAfter(from, warrantyMonths)
}

/** A list of assets, the slow and obvious way: every asset is looked at, and all of them are put in order. */
export function naiveList(
  assets: readonly NaiveAsset[],
  filter: AssetFilter,
  sort: AssetSort,
  today: string,
): NaiveAsset[] {
  const shown = assets.filter((asset) => meets(asset, filter, today))
  const keyed = shown.map((asset, place) => ({ asset, place, key: keyOf(asset, sort.by) }))
  const valued = keyed.flatMap(({ key, ...one }) => (key === null ? [] : [{ ...one, key }]))
  valued.sort((one, other) => compareKeys(one.key, other.key) || one.place - other.place)
  if (sort.direction === 'descending') valued.reverse()
  return [...valued, ...keyed.filter(({ key }) => key === null)].map(({ asset }) => asset)
}

function meets(asset: NaiveAsset, filter: AssetFilter, today: string): boolean {
  const one = <Value>(wanted: readonly Value[] | undefined, value: Value) => !wanted || wanted.includes(value)
  const within = (
    days: { from?: string | undefined; to?: string | undefined } | undefined,
    day: string | null,
  ) => {
    if (days?.from === undefined && days?.to === undefined) return true
    return day !== null && day >= (days.from ?? '') && day <= (days.to ?? '9')
  }
  const cost = asset.purchaseCost === null ? null : Number(asset.purchaseCost)
  const { from: least, to: most } = filter.cost ?? {}
  return (
    one(filter.statuses, asset.status) &&
    one(filter.statusTypes, asset.statusType) &&
    one(filter.categories, asset.category ?? '') &&
    one(filter.manufacturers, asset.manufacturer ?? '') &&
    one(filter.models, asset.model ?? '') &&
    (!filter.locations ||
      filter.locations.some((id) => (id === '' ? asset.locationId === null : asset.within.includes(id)))) &&
    one(filter.checkedOutTo, asset.checkedOutTo?.id ?? '') &&
    one(filter.owners, asset.ownerId ?? '') &&
    one(filter.companies, asset.company ?? '') &&
    one(filter.ownerships, asset.ownership ?? '') &&
    within(filter.purchased, asset.purchaseDate) &&
    within(filter.warrantyEnds, warrantyEnd(asset)) &&
    (filter.lastAudited === 'never'
      ? asset.lastAuditDate === null
      : within(filter.lastAudited, asset.lastAuditDate)) &&
    ((least === undefined && most === undefined) ||
      (cost !== null && cost >= (least ?? 0) && cost <= (most ?? Number.MAX_VALUE))) &&
    one(filter.warranty && [true], filter.warranty?.some((state) => stands(asset, state, today)) ?? true) &&
    (filter.lacks ?? []).every((what) => what === 'photo' || asset[what] === null) &&
    (filter.custom ?? []).every(({ fieldId, equals, from, to }) => {
      const value = asset.custom.find((own) => own.fieldId === fieldId)?.value ?? null
      const number = value === null ? null : Number(value)
      return (
        (equals || from || to || value !== null) &&
        one(equals, value ?? '') &&
        (from === undefined || (number !== null && number >= Number(from))) &&
        (to === undefined || (number !== null && number <= Number(to)))
      )
    })
  )
}

function stands(asset: AssetDetail, state: string, today: string): boolean {
  const end = warrantyEnd(asset)
  if (state === 'unstated') return end === null
  if (end === null) return false
  if (state === 'ended') return end < today
  const soon = new Date(Date.parse(today) + 90 * 86_400_000).toISOString().slice(0, 10)
  return end >= today && (state === 'inWarranty' || end <= soon)
}

function keyOf(asset: AssetDetail, by: AnyAssetColumn): string | number | null {
  if (by.startsWith('custom.')) {
    const value = asset.custom.find(({ fieldId }) => `custom.${fieldId}` === by)?.value ?? null
    return value === null ? null : Number(value)
  }
  switch (by) {
    case 'assetTag':
      return identifierKey(asset.assetTag)
    case 'serialNumber':
      return asset.serialNumber && identifierKey(asset.serialNumber)
    case 'parent':
      return asset.parent && identifierKey(asset.parent)
    case 'location':
      return asset.location && locationPathKey(asset.location)
    case 'checkedOutTo':
      return asset.checkedOutTo && keyOfHolder(asset.checkedOutTo)
    case 'purchaseCost':
      return asset.purchaseCost === null ? null : Number(asset.purchaseCost)
    case 'warrantyEndDate':
      return warrantyEnd(asset)
    case 'imei':
    case 'mac':
      return asset[by] && identifierKey(asset[by])
    default: {
      const value = asset[by as 'name' | 'warrantyMonths']
      return typeof value === 'string' ? foldedText(value) : value
    }
  }
}

function keyOfHolder({ kind, name }: NonNullable<AssetDetail['checkedOutTo']>): string {
  if (kind === 'person') return foldedText(name)
  return kind === 'location' ? locationPathKey(name) : identifierKey(name)
}

import {
  type AssetFilter,
  type CustomCondition,
  type FacetPart,
  facetParts,
  type Lackable,
} from '../../../../src-shared/features/assets/asset-filter.ts'
import { assetsText } from '../../../../src-shared/features/assets/assets-text.ts'
import { assetsWindowText as text } from '../../../../src-shared/features/assets/assets-window-text.ts'
import type { CustomField } from '../../../../src-shared/features/custom-fields/custom-fields-contract.ts'
import { formatDay, formatNumber } from '../../../components/format/format.ts'

const dayParts = ['purchased', 'inService', 'warrantyEnds', 'endOfLife', 'lastAudited', 'nextAudit'] as const
export type DayPart = (typeof dayParts)[number]

/** One condition of a filter: a part of it, or a field of the organisation's own as `own:ID`. */
export type FilterPart = FacetPart | DayPart | 'cost' | 'lacks' | `own:${string}`

const usualParts: FilterPart[] = [
  'statuses',
  'statusTypes',
  'categories',
  'manufacturers',
  'models',
  'locations',
  'checkedOutTo',
  'owners',
  'departments',
  'companies',
  'suppliers',
  'ownerships',
  'warranty',
  'purchased',
  'cost',
  'currencies',
  'inService',
  'warrantyEnds',
  'endOfLife',
  'lastAudited',
  'nextAudit',
  'lacks',
]

/** Every condition that a filter can have, in the order in which they are offered. */
export function allParts(ownFields: readonly CustomField[]): FilterPart[] {
  return [...usualParts, ...ownFields.map(({ id }) => `own:${id}` as const)]
}

export const isFacet = (part: FilterPart): part is FacetPart =>
  (facetParts as readonly string[]).includes(part)
export const isDayPart = (part: FilterPart): part is DayPart => (dayParts as readonly string[]).includes(part)
export const ownFieldId = (part: FilterPart): string | null =>
  part.startsWith('own:') ? part.slice('own:'.length) : null

export function partTitle(part: FilterPart, ownFields: readonly CustomField[]): string {
  const fieldId = ownFieldId(part)
  if (fieldId !== null) return ownFields.find(({ id }) => id === fieldId)?.name ?? text.fieldGone
  return text.filterParts[part as keyof typeof text.filterParts]
}

/** The conditions that a filter has. */
export function partsOf(filter: AssetFilter): FilterPart[] {
  const usual = usualParts.filter((part) => filter[part as keyof AssetFilter] !== undefined)
  return [...usual, ...(filter.custom ?? []).map(({ fieldId }) => `own:${fieldId}` as const)]
}

/** A filter with one condition put in place of what it was. @param value undefined: without it */
export function withPart(filter: AssetFilter, part: FilterPart, value: unknown): AssetFilter {
  const fieldId = ownFieldId(part)
  const { custom = [], ...others } = filter
  if (fieldId === null) {
    const { [part as keyof AssetFilter]: _before, ...rest } = filter
    return (value === undefined ? rest : { ...rest, [part]: value }) as AssetFilter
  }
  const conditions = custom.filter((condition) => condition.fieldId !== fieldId)
  if (value !== undefined) conditions.push({ ...(value as CustomCondition), fieldId })
  return conditions.length > 0 ? { ...others, custom: conditions } : others
}

const valueWords: Record<string, Record<string, string>> = {
  statusTypes: assetsText.statusTypes,
  ownerships: assetsText.ownerships,
  warranty: assetsText.warranties,
}

/** What people read of a value in a filter. */
export function valueName(part: FacetPart, value: string, names: Readonly<Record<string, string>>): string {
  if (value === '') return text.notStated
  return valueWords[part]?.[value] ?? names[value] ?? value
}

/** What a condition asks for, in few words. */
export function partWords(
  filter: AssetFilter,
  part: FilterPart,
  names: Readonly<Record<string, string>>,
): string {
  const fieldId = ownFieldId(part)
  if (fieldId !== null) {
    const condition = filter.custom?.find((one) => one.fieldId === fieldId)
    return (
      condition?.equals?.map((value) => value || text.notStated).join(', ') ??
      rangeWords(condition, (value) => value)
    )
  }
  if (isFacet(part)) return (filter[part] ?? []).map((value) => valueName(part, value, names)).join(', ')
  if (isDayPart(part)) {
    const days = filter[part]
    return days === 'never' ? text.never : rangeWords(days, formatDay)
  }
  if (part === 'cost') return rangeWords(filter.cost, formatNumber)
  return (filter.lacks ?? []).map(lackWords).join(', ')
}

/** What an asset can lack, in words. */
export function lackWords(what: Lackable): string {
  return what === 'photo' ? assetsText.attached.photo : assetsText.fields[what]
}

function rangeWords<Value extends string | number>(
  range: { from?: Value | undefined; to?: Value | undefined } | undefined,
  words: (value: Value) => string,
): string {
  const { from, to } = range ?? {}
  if (from !== undefined && to !== undefined) return text.between(words(from), words(to))
  if (from !== undefined) return text.atLeast(words(from))
  return to === undefined ? '' : text.atMost(words(to))
}

import { z } from 'zod'
import { type AssetFilter, assetFilter } from '../../../../src-shared/features/assets/asset-filter.ts'
import { type AssetSort, assetSort } from '../../../../src-shared/features/assets/asset-selection.ts'

/** What a list of assets shows, as its address says it: so that back, a reload and a link keep it. */
export interface ListView {
  search: string
  filter: AssetFilter
  /** absent: what fits a search best first, else in order of asset tag */
  sort?: AssetSort
  /** what the ids in the filter were called when they were chosen */
  names: Readonly<Record<string, string>>
}

const idNames = z.record(z.uuid(), z.string().max(2000))

/** Reads an address; a part of it that makes no sense (an old link) is left out. */
export function readView(params: URLSearchParams): ListView {
  const filter = assetFilter.safeParse(parsed(params.get('filter')))
  const [by, direction] = (params.get('sort') ?? '').split(':')
  const sort = assetSort.safeParse({ by, direction: direction === 'down' ? 'descending' : 'ascending' })
  return {
    search: (params.get('search') ?? '').trim(),
    filter: filter.success ? filter.data : {},
    names: idNames.safeParse(parsed(params.get('names'))).data ?? {},
    ...(sort.success && { sort: sort.data }),
  }
}

/** The address of a list, without the question mark; empty for the whole register in its usual order. */
export function writeView({ search, filter, sort, names }: ListView): string {
  const params = new URLSearchParams()
  if (search !== '') params.set('search', search)
  const text = JSON.stringify(filter)
  if (text !== '{}') params.set('filter', text)
  const used = Object.entries(names).filter(([id]) => text.includes(id))
  if (used.length > 0) params.set('names', JSON.stringify(Object.fromEntries(used)))
  if (sort) params.set('sort', sort.direction === 'descending' ? `${sort.by}:down` : sort.by)
  return params.toString()
}

function parsed(json: string | null): unknown {
  if (json === null) return {}
  try {
    return JSON.parse(json)
  } catch {
    return {} // a link that was cut off
  }
}

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { locationCode } from '../../../src-shared/features/locations/location-code.ts'
import type { LocationInTree } from '../../../src-shared/features/locations/locations-contract.ts'
import { searchText } from '../../../src-shared/features/search/search-text.ts'
import { foldedText } from '../../../src-shared/identity/folded-text.ts'
import { formatNumber } from '../../components/format/format.ts'
import type { IconName } from '../../components/icons/icon-paths.ts'
import { useCalmText } from '../../components/rows/use-calm-text.ts'
import { useEngine } from '../../host/engine-context.ts'

export interface SearchResult {
  key: string
  icon: IconName
  title: string
  /** the title is an asset tag */
  isCode?: boolean
  detail: string
  /** where it leads; absent for an earlier search, which is searched again */
  to?: string
}

interface SearchResults {
  results: SearchResult[]
  /** the assets are not what was written, but easily mistaken for it */
  similar: boolean
  /** found for this very text */
  ready: boolean
}

/** The assets at a place and below it. */
const placePath = (id: string, path: string) =>
  `/assets?${new URLSearchParams({ filter: JSON.stringify({ locations: [id] }), names: JSON.stringify({ [id]: path }) })}`

const assetsPath = (search: string) => `/assets?${new URLSearchParams({ search })}`

/** Whether a text is the barcode of a place, as a scanner types it. */
function hasBarcode({ id, barcode }: LocationInTree, text: string): boolean {
  const code = text.trim().toUpperCase()
  return code === locationCode(id) || code === barcode?.toUpperCase()
}

const placeResult = ({ id, path }: LocationInTree): SearchResult => ({
  key: id,
  icon: 'place',
  title: path,
  detail: searchText.places,
  to: placePath(id, path),
})

/** What a text leads to: assets, places (their assets), audits. */
export function useSearchResults(typed: string): SearchResults {
  const { calls } = useEngine()
  const { asked: text, searching } = useCalmText(typed)
  const enabled = text !== '' && typed !== ''
  const assets = useQuery({
    ...calls.assets.find.queryOptions({ input: { text, limit: 8 } }),
    enabled,
    placeholderData: keepPreviousData,
  })
  const places = useQuery({
    ...calls.locations.list.queryOptions({ input: { search: text, limit: 3 } }),
    enabled,
    placeholderData: keepPreviousData,
  })
  const audits = useQuery({ ...calls.audits.list.queryOptions(), enabled })
  const { isFetching } = assets
  useEffect(() => searching(isFetching), [searching, isFetching])
  if (!enabled) return { results: [], similar: false, ready: false }

  const coded = places.data?.locations.find((place) => hasBarcode(place, text))
  const isCoded = coded !== undefined && assets.data?.exact === 0
  const results: SearchResult[] = isCoded ? [placeResult(coded)] : []
  const found = isCoded ? [] : (assets.data?.assets ?? [])
  for (const asset of found)
    results.push({
      key: asset.id,
      icon: 'assets',
      title: asset.assetTag,
      isCode: true,
      detail: [asset.name ?? asset.model ?? asset.category, asset.serialNumber, asset.location]
        .filter(Boolean)
        .join(' · '),
      to: `/assets/${asset.id}`,
    })
  const { total, more, similar } = assets.data ?? { total: 0, more: false, similar: false }
  if (!isCoded && total > results.length)
    results.push({
      key: 'all',
      icon: 'next',
      title: (more ? searchText.moreAssets : searchText.allAssets)(formatNumber(total), text),
      detail: '',
      to: assetsPath(text),
    })
  for (const place of places.data?.locations ?? [])
    if (!isCoded || place !== coded) results.push(placeResult(place))
  const words = foldedText(text)
  for (const audit of (audits.data?.audits ?? [])
    .filter(({ name }) => foldedText(name).includes(words))
    .slice(0, 3))
    results.push({
      key: audit.id,
      icon: 'audits',
      title: audit.name,
      detail: searchText.audits,
      to: `/audits/${audit.id}`,
    })
  const isFound = assets.data !== undefined && !assets.isPlaceholderData
  const isPlaceKnown = (assets.data?.exact ?? 0) > 0 || !places.isFetching
  return { results, similar: similar && !isCoded, ready: text === typed && isFound && isPlaceKnown }
}

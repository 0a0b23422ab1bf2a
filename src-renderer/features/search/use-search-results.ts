import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
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

const assetsPath = (search: string) => `/assets?${new URLSearchParams({ search })}`

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

  const results: SearchResult[] = (assets.data?.assets ?? []).map((asset) => ({
    key: asset.id,
    icon: 'assets',
    title: asset.assetTag,
    isCode: true,
    detail: [asset.name ?? asset.model ?? asset.category, asset.serialNumber, asset.location]
      .filter(Boolean)
      .join(' · '),
    to: `/assets/${asset.id}`,
  }))
  const { total, more, similar } = assets.data ?? { total: 0, more: false, similar: false }
  if (total > results.length)
    results.push({
      key: 'all',
      icon: 'next',
      title: (more ? searchText.moreAssets : searchText.allAssets)(formatNumber(total), text),
      detail: '',
      to: assetsPath(text),
    })
  for (const place of places.data?.locations ?? [])
    results.push({
      key: place.id,
      icon: 'place',
      title: place.path,
      detail: searchText.places,
      to: assetsPath(place.path),
    })
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
  return { results, similar, ready: text === typed && assets.data !== undefined && !assets.isPlaceholderData }
}

import type { AssetFilter } from '../../../src-shared/features/assets/asset-filter.ts'

/** The address of the list of the assets that meet a filter. */
export function listOf(filter: AssetFilter): string {
  return `/assets?${new URLSearchParams({ filter: JSON.stringify(filter) })}`
}

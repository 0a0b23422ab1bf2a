export const searchText = {
  label: 'Search',
  placeholder: 'Search assets, places, audits',
  filter: 'Filter assets: tag, serial number, name, model, place, person',
  results: 'Results',
  assets: 'Assets',
  places: 'Places',
  audits: 'Audits',
  allAssets: (total: string, text: string) => `Show all ${total} assets with “${text}”`,
  nothing: (text: string) => `Nothing found for “${text}”`,
  clear: 'Clear search',
}

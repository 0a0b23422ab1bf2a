/** Which row was active in the list of a search, so that coming back from an asset leads to it. */
const rows = new Map<string, number>()

export const rememberedRow = (search: string): number => rows.get(search) ?? 0

export function rememberRow(search: string, row: number): void {
  rows.set(search, row)
}

let lastSearch = ''

/** The list that was looked at last. */
export const lastListPath = (): string =>
  lastSearch === '' ? '/assets' : `/assets?${new URLSearchParams({ search: lastSearch })}`

export function rememberSearch(search: string): void {
  lastSearch = search
}

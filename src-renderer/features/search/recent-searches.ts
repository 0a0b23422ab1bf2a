const storageKey = 'assetwalk.recent-searches'
const kept = 6

/** What was last searched on this computer and led somewhere, newest first. */
export function recentSearches(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]')
    return Array.isArray(stored) ? stored.filter((text) => typeof text === 'string').slice(0, kept) : []
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}

/** Keeps a search as the newest one. */
export function keepSearch(text: string): void {
  const others = recentSearches().filter((other) => other !== text)
  localStorage.setItem(storageKey, JSON.stringify([text, ...others].slice(0, kept)))
}

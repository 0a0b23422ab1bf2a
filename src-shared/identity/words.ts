import { searchableText } from './searchable-text.ts'

/** The words of a text, as it is searched: runs of letters and digits, as SQLite's full text (unicode61) parts them. */
function wordsOf(text: string): string[] {
  return searchableText(text).match(/[\p{L}\p{N}\p{Co}]+/gu) ?? []
}

/**
 * Whether a text holds every term of a search, as full text would find it: the words of a term stand one after the
 * other, and its last word may be the beginning of one ("pf-3" in "PF-3X/9").
 */
export function holdsTerms(text: string, terms: readonly string[]): boolean {
  const words = wordsOf(text)
  return terms.every((term) => {
    const wanted = wordsOf(term)
    const last = wanted.length - 1
    return words.some((_, start) =>
      wanted.every((word, n) =>
        n === last ? words[start + n]?.startsWith(word) : words[start + n] === word,
      ),
    )
  })
}

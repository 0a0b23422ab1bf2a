import { printableAscii } from './folded-text.ts'
import { searchableText } from './searchable-text.ts'

/** The words of a text, as it is searched: runs of letters and digits, as SQLite's full text (unicode61) parts them. */
export function wordsOf(text: string): string[] {
  const searchable = searchableText(text)
  return searchable.match(printableAscii.test(searchable) ? /[a-z0-9]+/g : /[\p{L}\p{N}\p{Co}]+/gu) ?? []
}

/**
 * Tells of texts whether they hold every term of a search, as full text would find it: the words of a term stand one
 * after the other, and its last word may be the beginning of one ("pf-3" in "PF-3X/9").
 */
export function finderOf(terms: readonly string[]): (text: string) => boolean {
  const wanted = terms.map(wordsOf)
  const signs = wanted.flat()
  return (text) => {
    const searchable = searchableText(text)
    if (!signs.every((word) => searchable.includes(word))) return false // most texts, and far sooner than their words
    const words = wordsOf(text)
    return wanted.every((term) => words.some((_, start) => standsAt(words, start, term)))
  }
}

function standsAt(words: readonly string[], start: number, term: readonly string[]): boolean {
  const last = term.length - 1
  return term.every((word, n) =>
    n === last ? words[start + n]?.startsWith(word) : words[start + n] === word,
  )
}

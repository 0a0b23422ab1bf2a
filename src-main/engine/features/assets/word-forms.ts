import type { Database } from 'better-sqlite3'
import { wordsOf } from '../../../../src-shared/identity/words.ts'
import { wordsBegunBy } from './word-beginnings.ts'

/** As `prefix` in the declaration of `asset_text`: of beginnings up to this length it keeps who has them. */
export const longestKept = 3

/** Terms in the language of FTS5, one of which an asset has to hold. */
export type Alternatives = readonly string[]

/** The ways in which a search is tried: for each of its terms, what an asset has to hold. */
interface SoughtWays {
  /** Terms as whole words; what is short is the beginning of words at once, since full text keeps those. */
  whole: Alternatives[]
  /** Terms as the beginning of words; null where no longer words begin so, and this finds the same. */
  begun: Alternatives[] | null
  /** Where the search is the beginning of one word, and many words begin so: that beginning. */
  beginning: string | null
}

/** How full text is asked for the terms of a search so that it answers at once: for words, where that is possible. */
export function waysToSeek(database: Database, terms: readonly string[]): SoughtWays {
  const phrases = terms.map(wordsOf)
  const whole = phrases.map((words) => (isShort(words) ? begins(words) : quoted(words)))
  const longer = phrases.map((words) => (isShort(words) ? [] : wordsBegunBy(database, lastOf(words))))
  const begun = phrases.map((words, at) => {
    const endings = longer[at]
    if (!endings) return [begins(words)]
    return [whole[at] as string, ...endings.map((word) => quoted([...words.slice(0, -1), word]))]
  })
  const isAlone = phrases.flat().length === 1
  return {
    whole: whole.map((term) => [term]),
    begun: longer.every((words) => words?.length === 0) ? null : begun,
    beginning: isAlone && longer[0] === null ? (phrases.flat()[0] ?? null) : null,
  }
}

/** In what people search, not in codes as they are misread. */
export function matchOf(terms: readonly Alternatives[]): string {
  return `text : (${terms.map((alternatives) => `(${alternatives.join(' OR ')})`).join(' AND ')})`
}

const lastOf = (words: readonly string[]) => words.at(-1) ?? ''
const isShort = (words: readonly string[]) => [...lastOf(words)].length <= longestKept

/** Words that stand one after the other, as FTS5 writes it. */
export const quoted = (words: readonly string[]) => `"${words.join(' ')}"`
/** The same, the last of which is the beginning of one. */
export const begins = (words: readonly string[]) => `${quoted(words)}*`

import type { Database } from 'better-sqlite3'
import { wordsOf } from '../../../../src-shared/identity/words.ts'
import { wordsBegunBy } from './word-beginnings.ts'

/** As `prefix` in the declaration of `asset_text`: of beginnings up to this length it keeps who has them. */
const longestKept = 3

/** The ways in which a search is tried, in the language of FTS5. */
interface SoughtWays {
  /** Terms as whole words; what is short is the beginning of words at once, since full text keeps those. */
  whole: string
  /** Terms as the beginning of words; null where no longer words begin so, and this finds the same. */
  begun: string | null
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
    if (!endings) return begins(words)
    return [whole[at], ...endings.map((word) => quoted([...words.slice(0, -1), word]))].join(' OR ')
  })
  const isAlone = phrases.flat().length === 1
  return {
    whole: all(whole),
    begun: longer.every((words) => words?.length === 0) ? null : all(begun),
    beginning: isAlone && longer[0] === null ? (phrases.flat()[0] ?? null) : null,
  }
}

const lastOf = (words: readonly string[]) => words.at(-1) ?? ''
const isShort = (words: readonly string[]) => [...lastOf(words)].length <= longestKept
const quoted = (words: readonly string[]) => `"${words.join(' ')}"`
const begins = (words: readonly string[]) => `${quoted(words)}*`
/** In what people search, not in codes as they are misread. */
const all = (terms: readonly string[]) => `text : (${terms.map((term) => `(${term})`).join(' AND ')})`

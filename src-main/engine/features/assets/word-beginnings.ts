import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import { statement } from '../../database/statement.ts'

/** Beyond so many they are codes rather than words, and full text gathers those sooner by itself. */
const mostWords = 16

/** Where a word stands in full text, from a word on, in order of the words; a word once for each place. */
const standing = statement<{ from: string; limit: number }, { word: string }>(
  (value) => sql`SELECT term AS word FROM asset_word WHERE term >= ${value('from')} LIMIT ${value('limit')}`,
)

/** No sign of a word comes before it. */
const leastSign = '0'

/**
 * The longer words in full text that begin with a word (folded); null where there are more than a few. Looked up one after
 * the other, without the assets that have them: a word that stands in half of all assets is found as soon as any other.
 */
export function wordsBegunBy(database: Database, beginning: string): string[] | null {
  const words = new Set<string>()
  let from = beginning + leastSign
  while (words.size <= mostWords) {
    const next = standing.all(database, { from, limit: mostWords + 1 })
    for (const { word } of next) {
      if (!word.startsWith(beginning)) return [...words]
      words.add(word)
    }
    const last = next.at(-1)
    if (!last) return [...words]
    from = last.word + leastSign
  }
  return null
}

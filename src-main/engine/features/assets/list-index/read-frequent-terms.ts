import type { Database } from 'better-sqlite3'
import { wordsOf } from '../../../../../src-shared/identity/words.ts'
import { AssetText } from '../asset-text.ts'
import { wordsBegunBy } from '../word-beginnings.ts'
import { begins, longestKept, quoted } from '../word-forms.ts'
import { roomFor } from './column-set.ts'
import { type Bits, emptyBits, FrequentTerms, setBit, type TermsHeld } from './frequent-terms.ts'

/** A term is kept where one of so many assets holds it; to go through fewer takes full text a few milliseconds. */
const oneOf = 25
/** So many assets tell which terms those are. */
const sampled = 5000
/** Letters of the longest beginning that is kept; full text keeps the short ones as well, and of most others knows the words. */
const longestBeginning = 8

/** Who holds the terms that many assets hold; to be called in a transaction. @param last the highest number of an asset */
export function readFrequentTerms(database: Database, last: number): TermsHeld[] {
  const room = roomFor(last)
  const texts = new AssetText()
  const ofTerm = database
    .prepare(`SELECT group_concat(rowid) FROM asset_text WHERE asset_text MATCH 'text : (' || ? || ')'`)
    .pluck()
  const all: TermsHeld[] = []
  const bySize = new Map<number, TermsHeld[]>()
  for (const term of termsOfMany(database, texts, last)) {
    const bits = emptyBits(room)
    const count = setBits(bits, (ofTerm.get(term) as string | null) ?? '')
    const equals = bySize.get(count) ?? []
    const same = equals.find((held) => isSame(held.bits, bits))
    if (same) same.terms.push(term)
    else {
      const held = { terms: [term], bits }
      all.push(held)
      bySize.set(count, [...equals, held])
    }
  }
  const behind = database.prepare<[], number>('SELECT n FROM asset_search_dirty').pluck().all()
  const frequent = new FrequentTerms(all, last)
  for (const [row, text] of texts.ofAssets(database, behind)) frequent.put(row, text)
  return all
}

const zero = '0'.charCodeAt(0)

/**
 * Sets the bits of numbers with commas between them, and answers how many they are: arrays of up to a million numbers, term
 * after term, took 170 MB more.
 */
function setBits(bits: Bits, numbers: string): number {
  let count = 0
  for (let at = 0; at < numbers.length; at++) {
    let row = 0
    for (let digit = numbers.charCodeAt(at) - zero; digit >= 0; digit = numbers.charCodeAt(++at) - zero)
      row = row * 10 + digit
    setBit(bits, row, true)
    count++
  }
  return count
}

function isSame(one: Bits, other: Bits): boolean {
  return one.every((word, at) => word === other[at])
}

/** The terms that a search looks up and many assets hold, by some that stand evenly in the register. */
function termsOfMany(database: Database, texts: AssetText, last: number): string[] {
  const step = Math.max(1, last / sampled)
  const some = Array.from({ length: Math.floor(last / step) }, (_, at) => Math.floor(1 + at * step))
  const counts = new Map<string, number>()
  let looked = 0
  for (const [, text] of texts.ofAssets(database, some)) {
    looked++
    for (const term of new Set(wordsOf(text).flatMap(termsOfWord)))
      counts.set(term, (counts.get(term) ?? 0) + 1)
  }
  const frequent = [...counts].filter(([, count]) => count * oneOf >= looked).map(([term]) => term)
  return frequent.filter(
    (term) => !isLongBeginning(term) || wordsBegunBy(database, wordsOf(term)[0] ?? '') === null,
  )
}

/** How a word, and each beginning of it, is looked up: what is short as a beginning at once. */
function termsOfWord(word: string): string[] {
  const letters = [...word]
  const beginnings = letters
    .slice(0, longestBeginning)
    .map((_, at) => begins([letters.slice(0, at + 1).join('')]))
  return letters.length <= longestKept ? beginnings : [...beginnings, quoted([word])]
}

const isLongBeginning = (term: string) =>
  term.endsWith('*') && [...(wordsOf(term)[0] ?? '')].length > longestKept

import type { Database } from 'better-sqlite3'
import { AssetText } from '../asset-text.ts'
import { FrequentTerms, type TermsHeld } from './frequent-terms.ts'

/** Terms that many assets hold, and up to which asset they are known; those after it have come since. */
export interface KnownTerms {
  terms: FrequentTerms
  upTo: number
  /** whether there are none after it */
  isAll: boolean
}

/** Frequent terms as they were read, and the assets in whose texts they are to be looked for anew. */
export class FollowedTerms {
  readonly #database: Database
  readonly #terms: FrequentTerms
  /** Knows words of what assets refer to; where one is another, nothing of this holds. */
  readonly #texts = new AssetText()
  readonly #changed = new Set<number>()
  #upTo: number
  #newest: number
  #noted = 0

  /** @param last the highest number of an asset when they were read */
  constructor(database: Database, held: TermsHeld[], last: number) {
    this.#database = database
    this.#terms = new FrequentTerms(held, last)
    this.#upTo = last
    this.#newest = last
  }

  /** How many texts were noted as others since. */
  get noted(): number {
    return this.#noted
  }

  get isBehind(): boolean {
    return this.#changed.size > 0 || this.#upTo < this.#newest
  }

  /** The text of an asset may be another, or it is new. */
  note(row: number): void {
    this.#noted++
    if (row <= this.#upTo) this.#changed.add(row)
    else this.#newest = Math.max(this.#newest, row)
  }

  /** The terms as they are now; null where more texts have changed than somebody can wait for. */
  current(most: number): KnownTerms | null {
    if (this.#changed.size > most) return null
    if (this.#changed.size + this.#newest - this.#upTo <= most) this.bringOver(most)
    else this.#look(this.#takeChanged(most))
    return { terms: this.#terms, upTo: this.#upTo, isAll: this.#upTo === this.#newest }
  }

  /** Looks at some of the texts that are others. */
  bringOver(most: number): void {
    const rows = this.#takeChanged(most)
    while (rows.length < most && this.#upTo < this.#newest) rows.push(++this.#upTo)
    this.#look(rows)
  }

  #takeChanged(most: number): number[] {
    const rows: number[] = []
    for (const row of this.#changed) if (rows.push(row) >= most) break
    for (const row of rows) this.#changed.delete(row)
    return rows
  }

  #look(rows: readonly number[]): void {
    if (rows.length === 0) return
    for (const [row, text] of this.#texts.ofAssets(this.#database, rows)) this.#terms.put(row, text)
  }
}

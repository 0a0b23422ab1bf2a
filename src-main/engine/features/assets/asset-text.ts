import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import { searchableText } from '../../../../src-shared/identity/searchable-text.ts'
import { looseCodes } from '../../../../src-shared/identity/similar-codes.ts'
import { elsewhereSite } from '../../../../src-shared/sync/elsewhere.ts'
import { build, statement } from '../../database/statement.ts'
import type { Transaction } from '../../database/transaction.ts'
import { arriving } from './arriving/arriving.ts'
import type { AssetReferences } from './asset-fields.ts'

type Id = { id: string }
type Words = { words: string }

type Referred = Omit<AssetReferences, 'statusId'>

/** What full text has of an asset besides the words of what it refers to, which stand between its head and its tail. */
export interface OwnText {
  head: string
  tail: string
  codes: string
}

/** What full text has of an asset. */
export interface TextAndCodes {
  text: string
  codes: string
}

const wordsOf = {
  model: statement<Id, Words>(
    (value) => sql`SELECT concat_ws(' ', name, manufacturer, model_number) AS words FROM model
      WHERE id = ${value('id')}`,
  ),
  category: statement<Id, Words>((value) =>
    build.selectFrom('category').select('name as words').where('id', '=', value('id')),
  ),
  location: statement<Id, Words>((value) =>
    build.selectFrom('location').select('path as words').where('id', '=', value('id')),
  ),
  person: statement<Id, Words>((value) =>
    build.selectFrom('person').select('name as words').where('id', '=', value('id')),
  ),
  asset: statement<Id, Words>((value) =>
    build.selectFrom('asset').select('asset_tag as words').where('id', '=', value('id')),
  ),
}

/** What an asset is found by, as `asset_search_source` says it, with ids in place of the words of what it refers to. */
interface TextSource extends OwnText, Omit<Referred, 'checkedOutTo'> {
  n: number
  holderKind: NonNullable<Referred['checkedOutTo']>['kind'] | null
  holderId: string | null
}

const sourceColumns = sql`asset.n, concat_ws(' ', asset_tag, serial_number, name) AS head,
    concat_ws(' ', company, department, supplier, order_number, fixed_asset_number,
      (SELECT group_concat(code, ' ') FROM identifier WHERE asset_id = asset.id),
      (SELECT group_concat(text, ' ') FROM custom_value WHERE asset_id = asset.id), notes) AS tail,
    concat_ws(char(10), asset_tag, serial_number,
      (SELECT group_concat(code, char(10)) FROM identifier WHERE asset_id = asset.id)) AS codes,
    model_id AS modelId, category_id AS categoryId, location_id AS locationId, checked_out_kind AS holderKind,
    checked_out_id AS holderId, owner_id AS ownerId, parent_id AS parentId`
const sourcesOf = statement<{ numbers: string }, TextSource>(
  (value) => sql`SELECT ${sourceColumns} FROM json_each(${value('numbers')}) AS wanted
    JOIN asset ON asset.n = wanted.value AND site_id <> ${sql.lit(elsewhereSite)}`,
)
const changed = statement<{ limit: number }, TextSource>(
  (value) => sql`SELECT ${sourceColumns}
    FROM asset_search_dirty JOIN asset ON asset.n = asset_search_dirty.n
    ORDER BY asset_search_dirty.n LIMIT ${value('limit')}`,
)
type NumberedText = [n: number, text: string, codes: string]
type InText = { n: number; text: string; codes: string }
const insert = statement<InText>(
  (value) =>
    sql`INSERT INTO asset_text (rowid, text, codes) VALUES (${value('n')}, ${value('text')}, ${value('codes')})`,
)
const replace = statement<InText>(
  (value) =>
    sql`INSERT OR REPLACE INTO asset_text (rowid, text, codes) VALUES (${value('n')}, ${value('text')}, ${value('codes')})`,
)
const clean = statement<{ n: number }>((value) =>
  build.deleteFrom('asset_search_dirty').where('n', '=', value('n')),
)
const cleanUpTo = statement<{ n: number }>((value) =>
  build.deleteFrom('asset_search_dirty').where('n', '<=', value('n')),
)

/** Words of so many things are kept at most. */
const mostKnown = 50_000

/** Writes full text of assets through one connection. */
export class AssetText {
  /**
   * Words of models, categories, locations and people by id, as full text has them: the same ones come asset after asset.
   * What walks through assets behind a renaming has them forgotten: it comes by each that has an old name by then.
   */
  readonly #words = new Map<string, string>()
  #tx: Transaction | undefined
  #isArriving = false
  /** Transactions that wrote, each of which left a part of full text that is to be merged; earlier engines may have left some. */
  unmerged = 1

  static of(database: Database): AssetText {
    const known = ofDatabase.get(database) ?? new AssetText()
    ofDatabase.set(database, known)
    return known
  }

  /**
   * Brings an asset into full text that this transaction makes, and does not change any more. Each transaction that does so
   * leaves a part of full text, so it should make many. They are written together at its end: FTS5 writes what it has
   * gathered as a part of its own before every statement that SQLite may have to take back alone, as that of an asset is.
   */
  add(tx: Transaction, n: number, { text, codes }: TextAndCodes): void {
    tx.beforeCommit(() => {
      this.#begin(tx)
      if (this.#isArriving) return
      insert.runInOrder(tx.database, [n, text, codes])
      clean.runInOrder(tx.database, [n])
    })
  }

  /** What full text will have of an asset. */
  completed(database: Database, own: OwnText, referred: Referred): TextAndCodes {
    return { text: this.#textOf(database, own, referred), codes: own.codes }
  }

  /** Brings some assets over that are noted as changed. */
  bringOver(tx: Transaction, limit: number): void {
    this.#begin(tx)
    // What is built apart takes the place of all that is there.
    if (this.#isArriving) return
    const { database } = tx
    const texts = changed.all(database, { limit }).map((source) => this.#textOfSource(database, source))
    for (const text of texts) replace.runInOrder(database, text)
    const last = texts.at(-1)
    if (last) cleanUpTo.run(database, { n: last[0] })
  }

  /** The texts of some assets as they are now, none of one that is elsewhere. Words are as they were when first needed. */
  *ofAssets(database: Database, numbers: readonly number[]): Generator<NumberedText> {
    for (const source of sourcesOf.iterate(database, { numbers: JSON.stringify(numbers) }))
      yield this.#textOfSource(database, source)
  }

  forgetWords(): void {
    this.#words.clear()
  }

  #begin(tx: Transaction): void {
    if (this.#tx === tx) return
    this.#tx = tx
    this.#isArriving = arriving.upTo(tx.database) !== null
    this.unmerged++
    if (this.#words.size > mostKnown) this.forgetWords()
  }

  #textOfSource(database: Database, source: TextSource): NumberedText {
    const { n, holderKind: kind, holderId: id } = source
    const checkedOutTo = kind && id ? { kind, id } : null
    const own = { head: searchableText(source.head), tail: searchableText(source.tail) }
    return [n, this.#textOf(database, own, { ...source, checkedOutTo }), looseCodes(source.codes)]
  }

  #textOf(database: Database, { head, tail }: Omit<OwnText, 'codes'>, referred: Referred): string {
    const { modelId, categoryId, locationId, checkedOutTo, ownerId, parentId } = referred
    let text = head
    const put = (kind: keyof typeof wordsOf, id: string | null) => {
      if (id !== null) text += ` ${this.#wordsOf(database, kind, id)}`
    }
    put('model', modelId)
    put('category', categoryId)
    put('location', locationId)
    if (checkedOutTo !== null) put(checkedOutTo.kind, checkedOutTo.id)
    put('person', ownerId)
    put('asset', parentId)
    return tail === '' ? text : `${text} ${tail}`
  }

  #wordsOf(database: Database, kind: keyof typeof wordsOf, id: string): string {
    const known = this.#words.get(id)
    if (known !== undefined) return known
    const words = searchableText(wordsOf[kind].get(database, { id })?.words ?? '')
    if (kind !== 'asset') this.#words.set(id, words) // a tag may be another one a moment later
    return words
  }
}

const ofDatabase = new WeakMap<Database, AssetText>()

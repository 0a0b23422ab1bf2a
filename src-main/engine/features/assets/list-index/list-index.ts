import { dirname } from 'node:path'
import type { Database, Statement } from 'better-sqlite3'
import type { AnyAssetColumn } from '../../../../../src-shared/features/assets/asset-columns.ts'
import type { AssetScope } from '../../../../../src-shared/features/assets/asset-selection.ts'
import { closing } from '../../../database/closing.ts'
import { ownFieldOf } from '../bulk/recorded-fields.ts'
import { type ChangesSince, changesSince, newAssets, notSearched } from './changes-since.ts'
import { orderByView, viewKeyReader } from './coded-order.ts'
import { ColumnSet } from './column-set.ts'
import { conditionsOf } from './conditions.ts'
import { FollowedTerms, type KnownTerms } from './followed-terms.ts'
import { type ColumnName, concernsText } from './index-columns.ts'
import type { WantedParts } from './index-parts.ts'
import { Mask } from './mask.ts'
import { Order, orderedRows } from './order.ts'
import { ReadAhead } from './read-ahead.ts'
import { readAtOnce, readParts } from './read-apart.ts'
import { type Watermark, watermarkOf } from './read-columns.ts'
import { References } from './references.ts'
import { RowReader } from './row-reader.ts'
import { searchHits } from './search-hits.ts'
import { SpareRows } from './spare-rows.ts'
import { keyReader, textKeyOf } from './text-keys.ts'
import { used } from './used-last.ts'
import { type ViewName, views } from './views.ts'

/** So many orders and filters are kept in memory, those that were used last; further orders are put away. */
const ordersInMemory = 6
const masksKept = 6
/** What changed meanwhile is read one by one; after more than this everything is read anew. */
const mostChanges = 20_000
/** Terms are read, which takes many seconds, once texts have not changed for so long; milliseconds. */
const quietBeforeTerms = 5000
/** Of more assets that are new as many are read at a time, some milliseconds, between which others are answered. */
const mostNew = 500
/** So many changes are told to terms at once when all else is read anew. */
const mostChangesOfTerms = 100_000
/** Texts that changed are looked at for terms once no other has changed for so long; milliseconds. */
const quietBeforeTexts = 300
/** So many at a time, some milliseconds; and as many while somebody waits. */
const textsAtATime = 100
/** While changes come, they are read in between as well, so that no question has to wait for many. */
const readAgainAfter = 150

interface Loaded {
  columns: ColumnSet
  watermark: Watermark
  /** the highest number of an asset when the record of change was last read: each one after it is a change as well */
  assetAtChange: number
  dataVersion: number
}

/**
 * The register as its lists need it, in memory: the columns that filters have asked for, and its rows in the orders that
 * were asked for. Each is read when it is first asked for, on a thread of its own where the register is big; from then on
 * it follows what is written, as the record of change and the scans tell, so that an answer holds whatever was committed
 * before.
 */
export class ListIndex {
  readonly #database: Database
  readonly #references: References
  readonly #version: Statement
  readonly #reader: RowReader
  readonly #orders = new Map<AnyAssetColumn, Order>()
  readonly #spareRows = new SpareRows()
  readonly #ahead = new ReadAhead()
  #isReadingAhead = false
  readonly #masks = new Map<string, { mask: Mask; isSearch: boolean }>()
  #loaded: Loaded | undefined
  #reading: Promise<void> | undefined
  #nextReading: NodeJS.Timeout | undefined
  #nextTerms: NodeJS.Timeout | undefined
  #isReadingTerms = false
  #terms: FollowedTerms | undefined
  /** from when on they have to be told what was written, since all else was forgotten */
  #termsSince: Watermark | undefined
  #nextTexts: NodeJS.Timeout | undefined
  #textsChangedAt = Number.NEGATIVE_INFINITY

  constructor(database: Database) {
    this.#database = database
    this.#references = new References(database)
    this.#version = database.prepare('PRAGMA data_version').pluck()
    this.#reader = new RowReader(database)
    closing(database).addEventListener('abort', () => this.#forget(), { once: true })
  }

  get references(): References {
    return this.#references
  }

  /** Whether an order is there, and not far behind what was written. */
  hasOrder(by: AnyAssetColumn): boolean {
    return this.#follow() === 'current' && this.#orderBy(by) !== undefined
  }

  /**
   * Everything that is there now, with the order of a column and other columns.
   * Settles at once where all of it is there; what it answers holds until something else is awaited.
   */
  async at(by: AnyAssetColumn, names: readonly ColumnName[]): Promise<{ columns: ColumnSet; order: Order }> {
    for (;;) {
      const columns = await this.columns(isView(by) ? [...names, views[by].column] : names, [by])
      const order = this.#orderBy(by)
      if (order) return { columns, order }
    }
  }

  /** The same without an order. */
  async columns(names: readonly ColumnName[], orders: readonly AnyAssetColumn[] = []): Promise<ColumnSet> {
    for (;;) {
      const followed = this.#follow()
      if (followed === 'many are new') {
        this.#takeSomeNew()
        await new Promise<void>((resolve) => setImmediate(resolve))
        continue
      }
      const columns = followed === 'current' ? this.#loaded?.columns : this.#forget()
      const missing = names.filter((name) => !columns?.has(name))
      const wanted: WantedParts = {
        columns: columns && missing.length === 0 ? null : missing,
        orders: orders.filter((by) => !isView(by) && !this.#orderBy(by)),
      }
      if (columns && wanted.columns === null && wanted.orders.length === 0) return columns
      await (this.#reading ?? this.#begin(wanted))
    }
  }

  /**
   * From now on reads what may be asked for next as well, whenever nothing else is read: nobody is to wait for the first use
   * of a condition. Of no use to what goes through one list and ends.
   */
  startReadingAhead(): void {
    if (this.#isReadingAhead) return
    this.#isReadingAhead = true
    this.#readNext()
  }

  /** Whether something is being read. */
  get isReading(): boolean {
    return this.#reading !== undefined
  }

  #begin(wanted: WantedParts): Promise<void> {
    this.#reading = this.#read(wanted).finally(() => {
      this.#reading = undefined
    })
    this.#reading.then(() => setImmediate(() => this.#readNext())).catch(() => {}) // whoever asked hears of it
    return this.#reading
  }

  #readNext(): void {
    const columns = this.#loaded?.columns
    if (
      !this.#isReadingAhead ||
      !columns ||
      this.#reading ||
      !this.#database.open ||
      columns.rowCount <= readAtOnce
    )
      return
    const wanted = this.#ahead.next(columns, (by) => this.#orders.has(by))
    if (wanted)
      this.#begin(wanted).catch(() => {}) // whoever needs it has it read again, and hears what fails
    else this.#readTermsSoon()
  }

  /** Nobody waits for them: they are read beside whatever is asked for, when nothing has changed for a while. */
  #readTermsSoon(): void {
    const columns = this.#loaded?.columns
    if (!this.#isReadingAhead || this.#nextTerms || this.#isReadingTerms) return
    if (!columns || columns.rowCount <= readAtOnce) return
    // Once so many texts are others, so may be the terms that many hold.
    if (this.#terms && this.#terms.noted <= columns.rowCount / 4) return
    this.#nextTerms = setTimeout(() => {
      this.#nextTerms = undefined
      void this.#readTermsNow()
    }, quietBeforeTerms).unref()
  }

  async #readTermsNow(): Promise<void> {
    if (!this.#database.open) return
    // What is read of full text while something is renamed would not hold.
    if (this.#isQuietFor(quietBeforeTerms) && !this.#reading && this.#loaded?.watermark.renaming === '') {
      this.#isReadingTerms = true
      await this.readTerms().catch(() => {}) // searches do without
      this.#isReadingTerms = false
    }
    this.#readTermsSoon()
  }

  /** Reads who holds the terms that many assets hold; of what is there, nothing else changes. */
  readTerms(): Promise<void> {
    return this.#read({ columns: null, orders: [], terms: true })
  }

  #isQuietFor(milliseconds: number): boolean {
    return performance.now() - this.#textsChangedAt >= milliseconds
  }

  /** Looks for terms in texts that changed, when no more of them do. */
  #followTermsSoon(after = quietBeforeTexts): void {
    if (this.#nextTexts || !this.#terms?.isBehind) return
    this.#nextTexts = setTimeout(() => {
      this.#nextTexts = undefined
      if (!this.#database.open) return
      const isQuiet = this.#isQuietFor(quietBeforeTexts)
      if (isQuiet) this.#terms?.bringOver(textsAtATime)
      this.#followTermsSoon(isQuiet ? 0 : quietBeforeTexts)
    }, after).unref()
  }

  /** How long the full text of each asset is, by its number (0: not known), once that was read and as it is now. */
  textLengths(): Uint16Array | null {
    if (this.#follow() !== 'current' || !this.#present.columns.has('textLength')) return null
    return this.#present.columns.textLengths
  }

  /** Who holds the terms that many assets hold, once that was read and as it is now. */
  frequentTerms(): KnownTerms | null {
    if (this.#follow() !== 'current') {
      if (this.#isReadingAhead && !this.#reading) void this.columns([]).catch(() => {}) // whoever needs it has it read again
      return null
    }
    return this.#terms?.current(textsAtATime) ?? null
  }

  /** The rows that a scope shows, of what `at` or `columns` answered; null where it shows all. */
  maskOf({ search, filter }: AssetScope, today: string): Mask | null {
    const { columns } = this.#present
    const tools = { database: this.#database, columns, references: this.#references, today }
    const conditions = conditionsOf(filter, tools)
    const hits = searchHits(this.#database, search)
    if (conditions.length === 0 && !hits) return null
    const key = JSON.stringify([search, filter, today])
    const known = this.#masks.get(key)
    if (known) {
      used(this.#masks, key, known, masksKept)
      return known.mask
    }
    const mask = new Mask(columns.exists, conditions, hits?.() ?? null, this.#spareRows)
    const dropped = used(this.#masks, key, { mask, isSearch: hits !== null }, masksKept)
    if (dropped) this.#spareRows.giveBack(dropped.mask.rows)
    return mask
  }

  get #present(): Loaded {
    if (!this.#loaded) throw new Error('the list index was asked before it was read')
    return this.#loaded
  }

  /** Reads what is not there yet; afterwards everything holds whatever was committed before. */
  async #read(wanted: WantedParts): Promise<void> {
    const { columns: parts, orders, terms, watermark } = await readParts(this.#database, wanted)
    const read = parts && new ColumnSet(parts)
    this.#loaded ??= read
      ? { columns: read, watermark, assetAtChange: watermark.asset, dataVersion: -1 }
      : undefined
    if (!this.#loaded) return // it fell far behind meanwhile: all is read anew
    this.#tellTerms()
    const { columns } = this.#present
    for (const { by, rows } of orders) this.#keepTextOrder(by, orderedRows(rows, columns.exists))
    const since = changesSince(this.#database, watermark)
    for (const row of since.assets.keys()) {
      if (read) this.#reader.readInto(read, row, null)
      for (const { by } of orders) this.#orders.get(by)?.change(row)
    }
    if (read && read !== columns) columns.add(read.parts)
    if (terms && !since.references && watermark.renaming === '') {
      this.#terms = new FollowedTerms(this.#database, terms, watermark.asset)
      this.#noteTexts(since)
    }
    this.#follow(Number.POSITIVE_INFINITY)
  }

  /** Notes for the terms what was written while nothing followed it. */
  #tellTerms(): void {
    const since = this.#termsSince
    this.#termsSince = undefined
    if (!this.#terms || !since) return
    const mark = watermarkOf(this.#database)
    const isFar = mark.change - since.change > mostChangesOfTerms
    const told = isFar || mark.letGo !== since.letGo ? null : changesSince(this.#database, since)
    if (!told || told.references || mark.renaming !== '') this.#terms = undefined
    else this.#noteTexts(told)
  }

  #forget(): undefined {
    for (const by of [...this.#orders.keys()]) this.#dropOrder(by)
    this.#masks.clear()
    this.#references.forget()
    this.#ahead.beginAgain()
    this.#termsSince ??= this.#loaded?.watermark
    this.#loaded = undefined
  }

  #orderBy(by: AnyAssetColumn): Order | undefined {
    const known = this.#orders.get(by)
    if (known && known.behind > mostChanges) this.#dropOrder(by)
    const order = this.#orders.get(by) ?? this.#codedOrder(by)
    if (order) this.#keepOrder(by, order)
    return order
  }

  #keepOrder(by: AnyAssetColumn, order: Order): void {
    this.#orders.delete(by)
    this.#orders.set(by, order)
    const folder = dirname(this.#database.name)
    for (const [other, unused] of [...this.#orders].slice(0, -ordersInMemory))
      if (!unused.putAway(folder)) this.#dropOrder(other)
  }

  #dropOrder(by: AnyAssetColumn): void {
    this.#orders.get(by)?.drop()
    this.#orders.delete(by)
  }

  #keepTextOrder(by: AnyAssetColumn, ordered: ConstructorParameters<typeof Order>[0]): void {
    const key = textKeyOf(by)
    if (!key) throw new Error(`${by} is kept in memory`)
    this.#dropOrder(by)
    this.#keepOrder(by, new Order(ordered, keyReader(this.#database, key)))
  }

  #codedOrder(by: AnyAssetColumn): Order | undefined {
    const columns = this.#loaded?.columns
    if (!isView(by) || !columns?.has(views[by].column)) return undefined
    return new Order(orderByView(columns, by, this.#references), viewKeyReader(columns, by, this.#references))
  }

  /** Reads what was written since; not if that is more than so many changes. */
  #follow(most = mostChanges): 'current' | 'many are new' | 'far behind' {
    const loaded = this.#loaded
    if (!loaded) return 'far behind'
    const dataVersion = this.#version.get() as number
    if (dataVersion === loaded.dataVersion) return 'current'
    return this.#database.transaction(() => {
      const mark = watermarkOf(this.#database)
      const { change, asset, letGo } = loaded.watermark
      const changes = mark.change - change
      const areOfKnown = changes - (mark.asset - loaded.assetAtChange)
      if (mark.letGo !== letGo || changes < 0 || areOfKnown > most) return 'far behind'
      if (mark.asset - asset > mostNew && most < Number.POSITIVE_INFINITY) return 'many are new'
      const since = changesSince(this.#database, loaded.watermark)
      this.#loaded = { ...loaded, watermark: mark, assetAtChange: mark.asset, dataVersion }
      this.#take(since, loaded.columns)
      if (mark.renaming !== loaded.watermark.renaming) this.#textsChanged(loaded.columns)
      if (since.references || mark.renaming !== '') this.#terms = undefined
      this.#readTermsSoon()
      if (since.assets.size > 0) this.#readAgain()
      return 'current'
    })()
  }

  /** Of what was written of them since, all is read that the record says after the watermark. */
  #takeSomeNew(): void {
    const { columns, watermark } = this.#present
    const asset = watermark.asset + mostNew
    const rows = newAssets(this.#database, watermark.asset, asset)
    this.#loaded = { ...this.#present, watermark: { ...watermark, asset } }
    this.#take({ assets: new Map(rows.map((row) => [row, null])), references: false }, columns)
  }

  #readAgain(): void {
    this.#nextReading ??= setTimeout(() => {
      this.#nextReading = undefined
      if (this.#database.open && this.#follow() === 'many are new') void this.columns([]).catch(() => {})
    }, readAgainAfter).unref()
  }

  #take(since: ChangesSince, columns: ColumnSet): void {
    const { assets, references } = since
    this.#noteTexts(since)
    const fieldsOf = [...assets.values()]
    if (references || fieldsOf.some((fields) => fields?.has('assetTag'))) this.#namesChanged()
    if (fieldsOf.some(isSearched)) this.#forgetSearches()
    for (const [row, fields] of assets) {
      const changed = this.#reader.readInto(columns, row, fields)
      for (const [by, order] of this.#orders) if (concerns(by, fields, changed)) order.change(row)
      if (fields === null || changed.size > 0 || [...fields].some(isOwnField))
        for (const { mask } of this.#masks.values()) mask.change(row, columns.room)
    }
  }

  #noteTexts({ assets }: ChangesSince): void {
    for (const [row, fields] of assets)
      if (concernsText(fields)) {
        this.#textsChangedAt = performance.now()
        this.#terms?.note(row)
      }
    this.#followTermsSoon()
  }

  /** Full text of any asset may be another. */
  #textsChanged(columns: ColumnSet): void {
    this.#forgetSearches()
    if (columns.has('textLength')) columns.textLengths.fill(0)
  }

  #forgetSearches(): void {
    for (const [key, { isSearch }] of this.#masks) if (isSearch) this.#masks.delete(key)
  }

  /** What assets refer to may be called otherwise, so that orders and filters by its name hold no more. */
  #namesChanged(): void {
    this.#references.forget()
    this.#masks.clear()
    for (const by of [...this.#orders.keys()]) if (namedElsewhere.includes(by)) this.#dropOrder(by)
  }
}

/** Columns that show the name of something else. */
const namedElsewhere: readonly AnyAssetColumn[] = [
  'status',
  'category',
  'model',
  'manufacturer',
  'modelNumber',
  'location',
  'checkedOutTo',
  'owner',
  'parent',
]

/** Whether something changed that a search may look into. */
const isSearched = (fields: ReadonlySet<string> | null) =>
  fields === null || [...fields].some((field) => !notSearched.includes(field))

const isOwnField = (field: string) => ownFieldOf(field) !== null

const isView = (by: AnyAssetColumn): by is ViewName => by in views

/** Whether a change of a row can put it elsewhere in an order. */
function concerns(
  by: AnyAssetColumn,
  fields: ReadonlySet<string> | null,
  changed: ReadonlySet<ColumnName>,
): boolean {
  if (fields === null) return true
  if (isView(by)) return changed.has(views[by].column)
  const key = textKeyOf(by)
  return !key?.fields || key.fields.some((field) => fields.has(field))
}

const indexes = new WeakMap<Database, ListIndex>()

/** The list index of a connection that reads. */
export function listIndexOf(database: Database): ListIndex {
  const index = indexes.get(database) ?? new ListIndex(database)
  indexes.set(database, index)
  return index
}

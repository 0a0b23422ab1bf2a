import type { Database, Statement } from 'better-sqlite3'
import type { JsonValue } from '../../../../../src-shared/record/canonical-json.ts'
import type { RowChange, Transaction } from '../../../database/transaction.ts'
import { customFields } from '../../custom-fields/custom-fields.ts'
import { columnsOf, ownFieldOf, sourceOf, storedValues } from './recorded-fields.ts'

/** An asset as a bulk edit looks at it. */
export interface BulkRow {
  /** its number */
  n: number
  id: string
  assetTag: string
  siteId: string
  revision: number
  categoryId: string | null
  /** the fields that were asked for, as the record of change names them */
  values: Record<string, JsonValue>
  /** values of the organisation's own fields, by id, where they were asked for */
  custom: Record<string, string>
}

const head = ['n', 'id', 'asset_tag', 'site_id', 'revision', 'category_id']

/** Reads some fields of assets, one by one, without the rest. */
export class RowReader {
  readonly #database: Database
  readonly #fields: readonly string[]
  readonly #withCustom: boolean
  readonly #byNumber: Statement
  readonly #byId: Statement

  /** @param withCustom whether all of the organisation's own fields are needed */
  constructor(database: Database, fields: readonly string[], withCustom: boolean) {
    this.#database = database
    this.#fields = fields.filter((field) => ownFieldOf(field) === null)
    this.#withCustom = withCustom || this.#fields.length < fields.length
    const select = `SELECT ${[...head, ...this.#fields.map(sourceOf)].join(', ')} FROM asset`
    this.#byNumber = database.prepare(`${select} WHERE n = ?`).raw()
    this.#byId = database.prepare(`${select} WHERE id = ?`).raw()
  }

  byNumber(n: number): BulkRow {
    return this.#rowOf(this.#byNumber.get(n))
  }

  byId(id: string): BulkRow {
    return this.#rowOf(this.#byId.get(id))
  }

  #rowOf(read: unknown): BulkRow {
    const [n, id, assetTag, siteId, revision, categoryId, ...rest] = read as [
      number,
      string,
      string,
      string,
      number,
      string | null,
      ...(string | number | null)[],
    ]
    const values: Record<string, JsonValue> = {}
    for (let at = 0; at < rest.length; at++) values[this.#fields[at] as string] = rest[at] as JsonValue
    const custom = this.#withCustom ? customFields.valuesOf(this.#database, id) : noValues
    return { n, id, assetTag, siteId, revision, categoryId, values, custom }
  }
}

const noValues = Object.freeze({})

/** The value that an asset has in a field, as the record of change has it. */
export function valueIn({ values, custom }: BulkRow, field: string): JsonValue {
  const own = ownFieldOf(field)
  return (own === null ? values[field] : custom[own]) ?? null
}

/** Values by field, as the record of change names it. */
export type Values = Readonly<Record<string, JsonValue>>

/** Writes fields of assets: their columns alone, so that no index and no full text is touched in vain. */
export class RowWriter {
  readonly #database: Database
  readonly #updates = new Map<string, Statement>()
  readonly #dirty: Statement
  #written: RowChange[] = []

  constructor(database: Database) {
    this.#database = database
    this.#dirty = database.prepare('INSERT OR IGNORE INTO asset_search_dirty VALUES (?)')
  }

  /**
   * Writes what is to be different in an asset; `record` is to follow in the same transaction.
   * @param siteId the site of its location afterwards
   */
  write(tx: Transaction, row: BulkRow, to: Values, siteId: string): void {
    const before: Record<string, JsonValue> = {}
    const custom: Record<string, string | null> = {}
    const columns: string[] = []
    const stored: (string | number | null)[] = []
    for (const field in to) {
      const value = to[field] as JsonValue
      const own = ownFieldOf(field)
      before[field] = valueIn(row, field)
      if (own !== null) custom[own] = value as string | null
      else {
        columns.push(...columnsOf(field))
        stored.push(...storedValues(field, value))
      }
    }
    if ('locationId' in to) {
      columns.push('site_id')
      stored.push(siteId)
    }
    const revision = row.revision + 1
    this.#updateOf(columns).run(...stored, revision, tx.at, row.n)
    if (Object.keys(custom).length > 0) {
      customFields.replace(tx, row.id, row.custom, custom)
      this.#dirty.run(row.n) // search looks into them, too
    }
    this.#written.push({ row: { id: row.id, siteId, revision }, before, after: to })
  }

  /** Records what was written since, which takes less for many assets at once. */
  record(tx: Transaction): void {
    if (this.#written.length === 0) return
    tx.recordMany('asset', this.#written)
    tx.touch('assets')
    this.#written = []
  }

  #updateOf(columns: readonly string[]): Statement {
    const key = columns.join()
    let update = this.#updates.get(key)
    if (!update) {
      const set = [...columns, 'revision', 'updated_at'].map((column) => `${column} = ?`)
      update = this.#database.prepare(`UPDATE asset SET ${set.join(', ')} WHERE n = ?`)
      this.#updates.set(key, update)
    }
    return update
  }
}

import type { Database } from 'better-sqlite3'
import type { AnyAssetColumn } from '../../../../../src-shared/features/assets/asset-columns.ts'
import type { ColumnSetParts } from './column-set.ts'
import type { TermsHeld } from './frequent-terms.ts'
import type { ColumnName } from './index-columns.ts'
import { readColumns, type Watermark, watermarkOf } from './read-columns.ts'
import { readFrequentTerms } from './read-frequent-terms.ts'
import { readOrder, textKeyOf } from './text-keys.ts'

/** What is to be read: columns, orders of such columns as are not kept in memory, and who holds the terms that many hold. */
export interface WantedParts {
  /** null: neither columns nor which assets there are */
  columns: readonly ColumnName[] | null
  orders: readonly AnyAssetColumn[]
  terms?: true
}

/** What was read, all of one moment; of an order those rows that have a value. */
export interface IndexParts {
  watermark: Watermark
  columns: ColumnSetParts | null
  orders: { by: AnyAssetColumn; rows: Uint32Array }[]
  terms: TermsHeld[] | null
}

export function readIndexParts(database: Database, wanted: WantedParts): IndexParts {
  return database.transaction((): IndexParts => {
    const watermark = watermarkOf(database)
    const columns = wanted.columns && readColumns(database, wanted.columns).parts
    const orders = wanted.orders.flatMap((by) => {
      const key = textKeyOf(by)
      return key ? [{ by, rows: readOrder(database, key) }] : []
    })
    const terms = wanted.terms ? readFrequentTerms(database, watermark.asset) : null
    return { watermark, columns, orders, terms }
  })()
}

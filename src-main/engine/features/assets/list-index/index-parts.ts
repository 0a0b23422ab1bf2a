import type { Database } from 'better-sqlite3'
import type { AnyAssetColumn } from '../../../../../src-shared/features/assets/asset-columns.ts'
import type { ColumnSetParts } from './column-set.ts'
import { readColumns, type Watermark, watermarkOf } from './read-columns.ts'
import { type OrderedRows, readOrder, textKeyOf } from './text-keys.ts'

/** What is to be read: the columns, or the orders of columns that are not kept in memory. */
export interface WantedParts {
  columns: boolean
  orders: AnyAssetColumn[]
}

/** What was read, all of one moment. */
export interface IndexParts {
  watermark: Watermark
  columns: ColumnSetParts | null
  orders: { by: AnyAssetColumn; ordered: OrderedRows }[]
}

export function readIndexParts(database: Database, wanted: WantedParts): IndexParts {
  return database.transaction((): IndexParts => {
    const watermark = watermarkOf(database)
    const columns = wanted.columns ? readColumns(database).parts : null
    const exists = columns?.exists ?? existing(database, watermark.asset)
    const orders = wanted.orders.flatMap((by) => {
      const key = textKeyOf(by)
      return key ? [{ by, ordered: readOrder(database, key, watermark.asset, exists) }] : []
    })
    return { watermark, columns, orders }
  })()
}

function existing(database: Database, lastRow: number): Uint8Array {
  const exists = new Uint8Array(lastRow + 1)
  for (const row of database.prepare('SELECT n FROM asset').pluck().iterate() as IterableIterator<number>)
    exists[row] = 1
  return exists
}

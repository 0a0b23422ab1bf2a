import { type AnyAssetColumn, assetColumns } from '../../../../../src-shared/features/assets/asset-columns.ts'
import type { ColumnSet } from './column-set.ts'
import { columnNames } from './index-columns.ts'
import type { WantedParts } from './index-parts.ts'
import { textKeyOf } from './text-keys.ts'

/** So many columns are read at a time: whoever needs another meanwhile waits for these. */
const columnsAtATime = 4
/** The orders of the columns that a list shows at first are read before the others. */
const usualOrders = [
  'assetTag',
  'serialNumber',
  'name',
  'location',
  'checkedOutTo',
] as const satisfies AnyAssetColumn[]

const allOrders = [...new Set<AnyAssetColumn>([...usualOrders, ...assetColumns])].filter(
  (by) => textKeyOf(by) !== undefined,
)

/** What is read before anybody asks for it, so that nobody waits at the first use of a condition or of an order. */
export class ReadAhead {
  #orders: readonly AnyAssetColumn[] = allOrders

  /** What is to be read next; null once all is there. Each order is named once: it may be dropped later. */
  next(columns: ColumnSet, hasOrder: (by: AnyAssetColumn) => boolean): WantedParts | null {
    const missing = columnNames.filter((name) => !columns.has(name))
    if (missing.length > 0) return { columns: missing.slice(0, columnsAtATime), orders: [] }
    const [first, ...left] = this.#orders.filter((by) => !hasOrder(by))
    this.#orders = left
    return first === undefined ? null : { columns: null, orders: [first] }
  }

  beginAgain(): void {
    this.#orders = allOrders
  }
}

import type { AssetScope } from '../../../../src-shared/features/assets/asset-selection.ts'
import type { AssetRow } from '../../../../src-shared/features/assets/assets-contract.ts'
import { type AssetSelection, mostNamed } from '../../../../src-shared/features/assets/bulk-edit-contract.ts'

/**
 * Which assets of a list are chosen, whatever page they are on: some of them, or all that match but for some. The rows
 * come along, as far as they were seen, so that they can be copied.
 */
export interface ChosenRows {
  all: boolean
  /** those that are chosen, or with `all` those that are not */
  rows: ReadonlyMap<string, AssetRow>
}

export const noneChosen: ChosenRows = { all: false, rows: new Map() }
export const allChosen: ChosenRows = { all: true, rows: new Map() }

export const isChosen = ({ all, rows }: ChosenRows, assetId: string): boolean => rows.has(assetId) !== all

export const chosenCount = ({ all, rows }: ChosenRows, total: number): number =>
  all ? Math.max(0, total - rows.size) : rows.size

/** Chooses a row that is not, and the other way round. */
export function toggled({ all, rows }: ChosenRows, row: AssetRow): ChosenRows {
  const next = new Map(rows)
  if (!next.delete(row.id)) next.set(row.id, row)
  return { all, rows: next }
}

/** Chooses rows that stand one after the other, besides those that are chosen. */
export function withRange({ all, rows }: ChosenRows, range: readonly AssetRow[]): ChosenRows {
  const next = new Map(rows)
  for (const row of range) {
    if (all) next.delete(row.id)
    else next.set(row.id, row)
  }
  return { all, rows: next }
}

/** What is chosen in the form in which the engine takes it; null where more is named one by one than it takes. */
export function selectionOf(
  { all, rows }: ChosenRows,
  { search, filter }: Pick<AssetScope, 'search' | 'filter'>,
): AssetSelection | null {
  if (rows.size > mostNamed) return null
  const ids = [...rows.keys()]
  return all ? { scope: { search, filter }, except: ids } : { ids }
}

export type SortKey = string | number

const beyondBasicPlane = /[\ud800-\udfff]/

/** Compares as SQLite does: numbers before texts, texts by code points. */
export function compareKeys(one: SortKey, other: SortKey): number {
  if (typeof one === 'number' || typeof other === 'number') {
    if (typeof one !== typeof other) return typeof one === 'number' ? -1 : 1
    return (one as number) - (other as number)
  }
  if (one === other) return 0
  if (beyondBasicPlane.test(one) || beyondBasicPlane.test(other))
    return Buffer.compare(Buffer.from(one), Buffer.from(other))
  return one < other ? -1 : 1
}

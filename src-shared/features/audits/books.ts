import { isAmount } from '../assets/asset-values.ts'
import { currencyOf, parsePurchaseCost } from '../assets/purchase-cost.ts'
import type { ExpectedPart } from './accuracy.ts'

/** One line of the books: an asset as the ledger knows it. */
export interface BookLine {
  /** line of the file, the header is 1 */
  line: number
  /** fixed-asset number */
  number: string
  description: string | null
  /** plain decimal; null where none is stated, or it has more than one reading */
  cost: string | null
  /** ISO 4217 */
  currency: string | null
}

export interface RegisteredAsset {
  assetTag: string
  fixedAssetNumber: string | null
  cost: string | null
  currency: string | null
  part: ExpectedPart
}

/** An asset that stands in the books and is expected by the audit. */
export interface MatchedAsset {
  number: string
  assetTag: string
  part: ExpectedPart
  bookCost: string | null
  bookCurrency: string | null
  cost: string | null
  currency: string | null
  /** both state a cost, and not the same */
  differs: boolean
}

export interface BooksReconciled {
  matched: MatchedAsset[]
  /** in the books, and no asset of the register has the number */
  notInRegister: BookLine[]
  /** expected by the audit, and not in the books; `number` null: none is recorded */
  notInBooks: { assetTag: string; number: string | null; part: ExpectedPart }[]
  /** lines whose number belongs to an asset that this audit did not expect */
  outsideAudit: number
  /** numbers that stand more than once in the books, or at more than one asset */
  twice: string[]
}

type Column = 'number' | 'description' | 'cost' | 'currency'

/** Headers of ledgers, in lower case, without blanks and signs. */
const headers: Record<Column, readonly string[]> = {
  number: [
    'number',
    'no',
    'assetnumber',
    'assetno',
    'fixedassetnumber',
    'fixedassetno',
    'faid',
    'fanumber',
    'asset',
    'mainassetnumber',
    'anlage',
    'anlagennummer',
    'anlagennr',
    'inventarnummer',
    'inventorynumber',
  ],
  description: ['description', 'name', 'text', 'assetdescription', 'bezeichnung', 'beschreibung'],
  cost: [
    'cost',
    'value',
    'amount',
    'acquisitioncost',
    'acquisitionvalue',
    'purchasecost',
    'historicalcost',
    'originalcost',
    'acqval',
    'anschaffungswert',
    'ahk',
  ],
  currency: ['currency', 'curr', 'crcy', 'währung', 'waehrung'],
}

/** Where the columns of a ledger stand, by its header; `number` is undefined where none is recognised. */
export function bookColumns(header: readonly string[]): Partial<Record<Column, number>> {
  const bare = header.map((name) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''))
  const found: Partial<Record<Column, number>> = {}
  for (const column of ['number', 'description', 'cost', 'currency'] as const)
    for (const name of headers[column]) {
      const index = bare.indexOf(name)
      if (index >= 0) found[column] ??= index
    }
  return found
}

/** A line of a ledger as its cells say; null where it has no number: totals, blank lines. */
export function bookLine(
  cells: readonly string[],
  columns: Partial<Record<Column, number>>,
  line: number,
): BookLine | null {
  const cell = (column: Column) =>
    columns[column] === undefined ? '' : (cells[columns[column]] ?? '').trim()
  const number = cell('number')
  if (number === '') return null
  const cost = parsePurchaseCost(cell('cost'))
  return {
    line,
    number,
    description: cell('description') || null,
    cost: cost !== null && isAmount(cost) ? cost : null,
    currency: currencyOf(`${cell('currency')} 0`) ?? currencyOf(cell('cost')),
  }
}

/** What makes two writings of a fixed-asset number the same: neither case nor leading zeros, with which ledgers fill up. */
export function bookKey(number: string): string {
  return number
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^0+(?=.)/, '')
}

/**
 * Holds the books against what an audit expected, by fixed-asset number.
 * @param isElsewhere whether an asset that the audit does not expect has the number of that key
 */
export function reconcileBooks(
  lines: readonly BookLine[],
  assets: readonly RegisteredAsset[],
  isElsewhere: (key: string) => boolean,
): BooksReconciled {
  const byKey = Map.groupBy(
    assets.filter(({ fixedAssetNumber }) => fixedAssetNumber !== null),
    ({ fixedAssetNumber }) => bookKey(fixedAssetNumber ?? ''),
  )
  const linesByKey = Map.groupBy(lines, ({ number }) => bookKey(number))
  const matched = lines.flatMap((line) =>
    (byKey.get(bookKey(line.number)) ?? []).map((asset) => match(line, asset)),
  )
  const unknown = lines.filter(({ number }) => !byKey.has(bookKey(number)))
  const notInBooks = assets
    .filter(({ fixedAssetNumber }) => fixedAssetNumber === null || !linesByKey.has(bookKey(fixedAssetNumber)))
    .map(({ assetTag, fixedAssetNumber, part }) => ({ assetTag, number: fixedAssetNumber, part }))
  const isMany = (key: string) => (linesByKey.get(key)?.length ?? 0) > 1 || (byKey.get(key)?.length ?? 0) > 1
  return {
    matched,
    notInRegister: unknown.filter(({ number }) => !isElsewhere(bookKey(number))),
    notInBooks: notInBooks.sort((one, other) => (one.assetTag < other.assetTag ? -1 : 1)),
    outsideAudit: unknown.filter(({ number }) => isElsewhere(bookKey(number))).length,
    twice: [...linesByKey].flatMap(([key, [first]]) => (first && isMany(key) ? [first.number] : [])),
  }
}

function match(line: BookLine, { assetTag, part, cost, currency }: RegisteredAsset): MatchedAsset {
  const areStated = line.cost !== null && cost !== null
  const isOtherCurrency = line.currency !== null && currency !== null && line.currency !== currency
  return {
    number: line.number,
    assetTag,
    part,
    bookCost: line.cost,
    bookCurrency: line.currency,
    cost,
    currency,
    differs: areStated && (isOtherCurrency || Number(line.cost) !== Number(cost)),
  }
}

import { AmountSum } from '../assets/amount-sum.ts'
import { formatLocationPath, parseLocationPath } from '../locations/location-path.ts'

/** What became of the expected assets; together they are all of them. */
export const expectedParts = ['found', 'misplaced', 'missing', 'away', 'notCounted'] as const
export type ExpectedPart = (typeof expectedParts)[number]
export type Parts = Record<ExpectedPart, number>

/** What expected assets of one currency cost, by what became of them. Amounts are plain decimals. */
export interface ValueOfParts {
  /** ISO 4217; null: in whatever the organisation keeps its books */
  currency: string | null
  assets: number
  expected: string
  parts: Record<ExpectedPart, string>
}

export interface Values {
  /** expected assets of which no cost is recorded */
  withoutCost: number
  /** the currency of most assets first; never added up across */
  currencies: ValueOfParts[]
}

export interface PartsOfPlace {
  place: string
  parts: Parts
}

export const noParts = (): Parts => ({ found: 0, misplaced: 0, missing: 0, away: 0, notCounted: 0 })
export const sumOfParts = (parts: Parts): number => expectedParts.reduce((sum, part) => sum + parts[part], 0)

/** The value of expected assets, currency by currency. */
export function valuesOf(
  lines: Iterable<{ part: ExpectedPart; cost: string | null; currency: string | null }>,
): Values {
  const sums = new Map<
    string | null,
    { assets: number; expected: AmountSum; parts: Record<ExpectedPart, AmountSum> }
  >()
  let withoutCost = 0
  for (const { part, cost, currency } of lines) {
    if (cost === null) {
      withoutCost++
      continue
    }
    const ofCurrency = sums.get(currency) ?? { assets: 0, expected: new AmountSum(), parts: newSums() }
    sums.set(currency, ofCurrency)
    ofCurrency.assets++
    ofCurrency.expected.add(cost)
    ofCurrency.parts[part].add(cost)
  }
  const currencies = [...sums].map(([currency, { assets, expected, parts }]) => ({
    currency,
    assets,
    expected: expected.toString(),
    parts: {
      found: parts.found.toString(),
      misplaced: parts.misplaced.toString(),
      missing: parts.missing.toString(),
      away: parts.away.toString(),
      notCounted: parts.notCounted.toString(),
    },
  }))
  return {
    withoutCost,
    currencies: currencies.sort(
      (one, other) => other.assets - one.assets || ((one.currency ?? '') < (other.currency ?? '') ? -1 : 1),
    ),
  }
}

/**
 * Places as a chart shows them: each with what is below it, at the greatest depth at which there are not more than
 * `most`. Where even the outermost are more, those of which most is not found come first and the others are one.
 * @param others what the others are called
 */
export function chartOf(places: readonly PartsOfPlace[], most: number, others: string): PartsOfPlace[] {
  const named = places
    .filter(({ parts }) => sumOfParts(parts) > 0)
    .map(({ place, parts }) => ({ names: parseLocationPath(place), parts }))
  const deepest = Math.max(1, ...named.map(({ names }) => names.length))
  for (let depth = deepest; depth > 1; depth--) {
    const grouped = groupedAt(named, depth)
    if (grouped.length <= most) return grouped
  }
  const outermost = groupedAt(named, 1)
  if (outermost.length <= most) return outermost
  const open = ({ parts }: PartsOfPlace) => sumOfParts(parts) - parts.found
  const worstFirst = outermost.toSorted((one, other) => open(other) - open(one))
  const rest = worstFirst.slice(most - 1).reduce((sum, { parts }) => added(sum, parts), noParts())
  return [...worstFirst.slice(0, most - 1), { place: others, parts: rest }]
}

function groupedAt(places: readonly { names: string[]; parts: Parts }[], depth: number): PartsOfPlace[] {
  const groups = new Map<string, Parts>()
  for (const { names, parts } of places) {
    const place = formatLocationPath(names.slice(0, depth))
    groups.set(place, added(groups.get(place) ?? noParts(), parts))
  }
  return [...groups].map(([place, parts]) => ({ place, parts }))
}

function added(one: Parts, other: Parts): Parts {
  const sum = noParts()
  for (const part of expectedParts) sum[part] = one[part] + other[part]
  return sum
}

function newSums(): Record<ExpectedPart, AmountSum> {
  return {
    found: new AmountSum(),
    misplaced: new AmountSum(),
    missing: new AmountSum(),
    away: new AmountSum(),
    notCounted: new AmountSum(),
  }
}

import type { Alternatives } from '../../../../src-shared/features/labels/labels-message.ts'
import { isRefusal } from '../../../../src-shared/features/labels/placement.ts'
import { type LabelStock, stockName } from '../../../../src-shared/features/labels/stock.ts'
import { type LabelLibrary, shippedLibrary } from './designs/label-library.ts'
import { type Design, designLabel } from './label-design.ts'

const stocksOffered = 5

/** What fits where a label does not: other templates on this stock, other stocks of its kind, a shorter tag. */
export function alternativesTo(
  design: Design,
  text: string,
  library: LabelLibrary = shippedLibrary,
): Alternatives {
  const fits = (changed: Partial<Design>, tag = text) =>
    !isRefusal(designLabel({ ...design, ...changed }, tag))
  const { stock } = design
  const stocks = library.stocks
    .filter((other) => other.paper === stock.paper && areaOf(other) >= areaOf(stock) && other !== stock)
    .sort((a, b) => areaOf(a) - areaOf(b))
  return {
    templates: library.templates.filter((template) => fits({ template })).map(({ name }) => name),
    stocks: firstOf(stocks, stocksOffered, (other) => fits({ stock: other })).map(stockName),
    longestText: longestThat(text, (tag) => fits({}, tag)),
  }
}

const areaOf = ({ width, height }: LabelStock) => width * height

function firstOf<Item>(items: readonly Item[], count: number, isWanted: (item: Item) => boolean): Item[] {
  const found: Item[] = []
  for (const item of items) {
    if (found.length === count) break
    if (isWanted(item)) found.push(item)
  }
  return found
}

/** No label holds a longer code than this, whatever it is. */
const longestTried = 100

function longestThat(text: string, fits: (beginning: string) => boolean): number | null {
  for (let length = Math.min(text.length - 1, longestTried); length > 0; length--)
    if (fits(text.slice(0, length))) return length
  return null
}

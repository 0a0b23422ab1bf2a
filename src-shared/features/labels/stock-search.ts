import { type LabelStock, stockName } from './stock.ts'

/** `38.1x21.2`, `38,1 × 21,2 mm` */
const size = /^(\d+(?:[.,]\d+)?)\s*[x×*]\s*(\d+(?:[.,]\d+)?)\s*(?:mm)?$/i
/** People measure with a ruler. */
const measured = 1

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

const namesOf = (stock: LabelStock) =>
  [stock.part, ...stock.also].flatMap((part) => [part, stockName({ brand: stock.brand, part })])

/** The stocks that a text means: a size in millimetres (either way round, within 1 mm), or a beginning of brand or part number; all for none. */
export function findStocks(stocks: readonly LabelStock[], text: string): LabelStock[] {
  const wanted = size.exec(text.trim())
  if (wanted) return stocks.filter((stock) => isSized(stock, millimetres(wanted[1]), millimetres(wanted[2])))
  const words = plain(text)
  return stocks.filter((stock) => namesOf(stock).some((name) => plain(name).startsWith(words)))
}

/** The stocks with exactly this part number, or brand and part number. */
export function stocksNamed(stocks: readonly LabelStock[], name: string): LabelStock[] {
  const wanted = plain(name)
  const own = stocks.filter((stock) => [stock.part, stockName(stock)].some((one) => plain(one) === wanted))
  return own.length > 0 ? own : stocks.filter((stock) => namesOf(stock).some((one) => plain(one) === wanted))
}

const millimetres = (text = '') => Number(text.replace(',', '.'))

function isSized({ width, height }: LabelStock, a: number, b: number): boolean {
  const near = (x: number, y: number) => Math.abs(width - x) <= measured && Math.abs(height - y) <= measured
  return near(a, b) || near(b, a)
}

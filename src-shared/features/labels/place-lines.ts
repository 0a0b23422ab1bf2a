/** A text with its place in points, from the top left of the box that it was placed in. */
export interface PlacedLine {
  text: string
  x: number
  baseline: number
  size: number
  weight: 'regular' | 'bold'
}

export interface LineOfText {
  text: string
  weight: 'regular' | 'bold'
  /** points: larger is a waste of the label */
  largest: number
}

/** points: smaller is not read without a glass */
export const smallestText = 5
/** How high a line is, and where its baseline lies, in sizes of its text; Noto Sans and its Han faces keep within. */
const leading = 1.25
const ascent = 0.95
/** millimetres: the height of a line of the smallest text */
export const smallestLine = (smallestText * leading * 25.4) / 72
const ellipsis = '…'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

export type Measure = (text: string, size: number, weight: PlacedLine['weight']) => number

/**
 * Lines of text in a box (points), in the middle of its height: each as large as it may be, shrunk until it fits the
 * width, at the smallest size ended by an ellipsis, and none larger than the one before. Lines that have no room are left
 * out from the end.
 */
export function placeLines(
  lines: readonly LineOfText[],
  box: { width: number; height: number },
  align: 'left' | 'centre' | 'right',
  measure: Measure,
): PlacedLine[] {
  const room = Math.floor(box.height / (smallestText * leading) + 0.001)
  const shown = lines.filter(({ text }) => text !== '').slice(0, room)
  const largest = box.height / (shown.length * leading)
  const sized: Omit<PlacedLine, 'x' | 'baseline'>[] = []
  for (const line of shown) {
    const most = Math.min(line.largest, largest, sized.at(-1)?.size ?? largest)
    sized.push(fitted(line, most, box.width, measure))
  }
  const height = sized.reduce((sum, { size }) => sum + size * leading, 0)
  let top = (box.height - height) / 2
  return sized.map((line) => {
    const baseline = top + line.size * ascent
    top += line.size * leading
    const rest = align === 'left' ? 0 : box.width - measure(line.text, line.size, line.weight)
    const x = align === 'centre' ? rest / 2 : rest
    return { ...line, x, baseline }
  })
}

function fitted({ text, weight }: LineOfText, largest: number, width: number, measure: Measure) {
  const wanted = Math.max(smallestText, largest)
  const natural = measure(text, wanted, weight)
  if (natural <= width) return { text, weight, size: wanted }
  const size = Math.max(smallestText, (wanted * width) / natural)
  const fits = (candidate: string) => measure(candidate, size, weight) <= width + 0.001
  return { text: fits(text) ? text : shortened(text, fits), weight, size }
}

/** The longest beginning that fits with an ellipsis behind it; '' where not even that does. */
function shortened(text: string, fits: (candidate: string) => boolean): string {
  const signs = Array.from(graphemes.segment(text), ({ segment }) => segment)
  let low = 0
  let high = signs.length
  const candidate = (count: number) => `${signs.slice(0, count).join('').trimEnd()}${ellipsis}`
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(candidate(middle))) low = middle
    else high = middle - 1
  }
  return low > 0 || fits(ellipsis) ? candidate(low) : ''
}

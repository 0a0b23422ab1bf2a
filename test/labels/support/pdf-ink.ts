import { inflateSync } from 'node:zlib'

/** A rectangle of ink in millimetres from the upper left of its page. */
export interface Ink {
  left: number
  top: number
  right: number
  bottom: number
}

type Matrix = readonly [number, number, number, number, number, number]
const unchanged: Matrix = [1, 0, 0, 1, 0, 0]
const millimetres = 25.4 / 72

/** The width and height in points of each page of a PDF, in order. */
export function pageSizes(pdf: Buffer): [number, number][] {
  return Array.from(pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g), (box) => [
    Number(box[1]),
    Number(box[2]),
  ])
}

/** Every rectangle that the drawing operators of each page fill, read from its content as ISO 32000-1 says. */
export function inkOfPages(pdf: Buffer): Ink[][] {
  const heights = pageSizes(pdf).map(([, height]) => height)
  return contents(pdf).map((content, index) => rectanglesOf(content, heights[index] ?? 0))
}

/** Contents of pages in the order of the file, which is that of the pages; they begin with the matrix that pdfkit sets. */
function contents(pdf: Buffer): string[] {
  const found: string[] = []
  const begin = /\/Length (\d+)[^>]*>>\s*stream\r?\n/g
  const text = pdf.toString('latin1')
  for (const match of text.matchAll(begin)) {
    const at = match.index + match[0].length
    const bytes = pdf.subarray(at, at + Number(match[1]))
    if (bytes[0] !== 0x78) continue
    const content = inflateSync(bytes).toString('latin1')
    if (content.startsWith('1 0 0 -1 0 ')) found.push(content)
  }
  return found
}

function rectanglesOf(content: string, height: number): Ink[] {
  const found: Ink[] = []
  const saved: Matrix[] = []
  let now = unchanged
  for (const line of content.split('\n')) {
    const words = line.trim().split(/\s+/)
    const operator = words.pop()
    const numbers = words.map(Number)
    if (operator === 'q') saved.push(now)
    else if (operator === 'Q') now = saved.pop() ?? unchanged
    else if (operator === 'cm') now = product(numbers as unknown as Matrix, now)
    else if (operator === 're') found.push(inkOf(numbers, now, height))
  }
  return found
}

function inkOf([x = 0, y = 0, width = 0, height = 0]: number[], matrix: Matrix, pageHeight: number): Ink {
  const corners = [point(x, y, matrix), point(x + width, y + height, matrix)]
  const across = corners.map(([one]) => one * millimetres)
  const down = corners.map(([, one]) => (pageHeight - one) * millimetres)
  return {
    left: Math.min(...across),
    right: Math.max(...across),
    top: Math.min(...down),
    bottom: Math.max(...down),
  }
}

const point = (x: number, y: number, [a, b, c, d, e, f]: Matrix): [number, number] => [
  a * x + c * y + e,
  b * x + d * y + f,
]

function product([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F]
}

import type { Bitmap } from './label-bitmap.ts'

/** A step of an outline, as font files have it. */
export interface PathCommand {
  command: string
  args: number[]
}

type Point = readonly [number, number]
type Edge = readonly [x1: number, y1: number, x2: number, y2: number]

/** A curve is so many straight lines: at the size of a label nobody sees more. */
const stepsOfCurve = 6

/**
 * Fills an outline on a bitmap: dark is every dot whose middle lies within (nonzero winding, unless it is said otherwise).
 * @param scale dots for each unit of the font, whose y axis points up
 */
export function fillOutline(
  bitmap: Bitmap,
  path: readonly PathCommand[],
  scale: number,
  x: number,
  baseline: number,
  evenOdd = false,
): void {
  const edges = edgesOf(path).map(
    ([x1, y1, x2, y2]): Edge => [
      x + x1 * scale,
      baseline - y1 * scale,
      x + x2 * scale,
      baseline - y2 * scale,
    ],
  )
  const tops = edges.map(([, y1, , y2]) => Math.min(y1, y2))
  const feet = edges.map(([, y1, , y2]) => Math.max(y1, y2))
  const first = Math.max(0, Math.floor(Math.min(...tops)))
  const last = Math.min(bitmap.height - 1, Math.ceil(Math.max(...feet)))
  for (let y = first; y <= last; y++) fillRow(bitmap, edges, y, evenOdd)
}

function fillRow(bitmap: Bitmap, edges: readonly Edge[], y: number, evenOdd: boolean): void {
  const middle = y + 0.5
  const crossings: { at: number; turn: number }[] = []
  for (const [x1, y1, x2, y2] of edges)
    if (y1 <= middle !== y2 <= middle)
      crossings.push({ at: x1 + ((middle - y1) * (x2 - x1)) / (y2 - y1), turn: y1 < y2 ? 1 : -1 })
  crossings.sort((a, b) => a.at - b.at)
  let winding = 0
  for (const [index, { at, turn }] of crossings.entries()) {
    winding = evenOdd ? 1 - winding : winding + turn
    const next = crossings[index + 1]
    if (winding !== 0 && next) bitmap.darken(y, Math.ceil(at - 0.5), Math.ceil(next.at - 0.5))
  }
}

/** The same letters come again and again. */
const known = new WeakMap<readonly PathCommand[], Edge[]>()

/** The outline in straight lines, in units of the font. */
function edgesOf(path: readonly PathCommand[]): Edge[] {
  const edges = known.get(path)
  if (edges) return edges
  const made = straightened(path)
  known.set(path, made)
  return made
}

function straightened(path: readonly PathCommand[]): Edge[] {
  const edges: Edge[] = []
  let start: Point = [0, 0]
  let now: Point = [0, 0]
  const lineTo = (to: Point) => {
    edges.push([...now, ...to])
    now = to
  }
  for (const { command, args } of path) {
    const points = pointsOf(args)
    const to = points.at(-1) ?? start
    if (command === 'closePath') lineTo(start)
    else if (command === 'moveTo') {
      start = to
      now = to
    } else {
      const from = now
      const steps = command === 'lineTo' ? 1 : stepsOfCurve
      for (let step = 1; step <= steps; step++) lineTo(between([from, ...points], step / steps))
    }
  }
  return edges
}

const pointsOf = (args: readonly number[]): Point[] =>
  Array.from({ length: args.length / 2 }, (_, index) => [args[2 * index] ?? 0, args[2 * index + 1] ?? 0])

/** A point of a Bézier curve of any order (de Casteljau). */
function between(points: readonly Point[], t: number): Point {
  const [first = [0, 0] as const, ...others] = points
  if (others.length === 0) return first
  return between(
    others.map(([x, y], index): Point => {
      const [a, b] = points[index] ?? first
      return [a + (x - a) * t, b + (y - b) * t]
    }),
    t,
  )
}

const svgLetters: Readonly<Record<string, string>> = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'C',
  closePath: 'Z',
}

/** A step of an outline as SVG writes it. */
export const stepOfPath = ({ command, args }: PathCommand) => `${svgLetters[command] ?? ''}${args.join(' ')}`

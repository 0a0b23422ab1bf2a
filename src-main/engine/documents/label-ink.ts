import type { Box, PlacedCode } from '../../../src-shared/features/labels/placement.ts'

/** The bars or modules of codes as one path of a PDF, in whole dots from the upper left of the label. */
export function inkOf(codes: readonly PlacedCode[]): string {
  const path = inkRuns(codes).map(({ x, y, width, height }) => rectangle(x, y, width, height))
  return path.length === 0 ? '' : `${path.join('\n')}\nf`
}

/** The same as rectangles of ink. */
export function inkRuns(codes: readonly PlacedCode[]): Box[] {
  return codes.flatMap(({ symbol, module, box }) =>
    symbol.kind === 'bars'
      ? runsOf(symbol.modules).map(({ at, length }) => ({
          x: box.x + at * module,
          y: box.y,
          width: length * module,
          height: box.height,
        }))
      : rowsOf(symbol.modules, symbol.size).flatMap((row, index) =>
          runsOf(row).map(({ at, length }) => ({
            x: box.x + at * module,
            y: box.y + index * module,
            width: length * module,
            height: module,
          })),
        ),
  )
}

/** A rectangle in the operators of PDF (ISO 32000-1, 8.5.2.1). */
export const rectangle = (x: number, y: number, width: number, height: number) =>
  `${x} ${y} ${width} ${height} re`

const rowsOf = (modules: readonly boolean[], size: number) =>
  Array.from({ length: size }, (_, row) => modules.slice(row * size, (row + 1) * size))

function runsOf(modules: readonly boolean[]): { at: number; length: number }[] {
  const runs: { at: number; length: number }[] = []
  for (const [at, isDark] of modules.entries()) {
    const last = runs.at(-1)
    if (!isDark) continue
    if (last && last.at + last.length === at) last.length++
    else runs.push({ at, length: 1 })
  }
  return runs
}

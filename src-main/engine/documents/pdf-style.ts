import type { TextStyle } from './font-set.ts'

/** Colours keep their order of lightness in greyscale; text on white has a contrast of at least 4.5 to 1. */
export const colors = {
  ink: '#1b2229',
  muted: '#5a6670',
  rule: '#aeb8c0',
  hairline: '#dde3e8',
  paper: '#ffffff',
} as const

export const styles = {
  title: { size: 22, weight: 'bold', color: colors.ink },
  overline: { size: 8, weight: 'bold', color: colors.muted },
  heading: { size: 12, weight: 'bold', color: colors.ink },
  headingCount: { size: 12, color: colors.muted },
  body: { size: 9, color: colors.ink },
  note: { size: 8, color: colors.muted },
  label: { size: 7.5, color: colors.muted },
  columnTitle: { size: 7, weight: 'bold', color: colors.muted },
  cell: { size: 7.5, color: colors.ink },
  strongCell: { size: 7.5, weight: 'bold', color: colors.ink },
  emptyCell: { size: 7.5, color: colors.rule },
  furniture: { size: 7, color: colors.muted },
} as const satisfies Record<string, TextStyle>

/** Distance between baselines for a size, in points. */
export function leading({ size }: TextStyle): number {
  return size < 16 ? size * 1.36 : size * 1.2
}

/** Distance of the first baseline from the top of a line, in points. */
export function ascent({ size }: TextStyle): number {
  return size * 1.02
}

/** Millimetres on a label. */
export interface Frame {
  x: number
  y: number
  width: number
  height: number
}

/** A frame that was caught, and the lines that caught it. */
export interface Snapped {
  frame: Frame
  /** millimetres from the left */
  upright: number | null
  /** millimetres from the top */
  level: number | null
}

/** millimetres: from so near, a line catches an edge */
const reach = 0.8

export const roundedMm = (mm: number) => Math.round(mm * 10) / 10

/**
 * Moves a frame to where an edge or its middle meets that of another one or of the label, else to whole millimetres,
 * and keeps it within the label.
 */
export function snappedMove(
  frame: Frame,
  others: readonly Frame[],
  label: { width: number; height: number },
): Snapped {
  const all = [...others, { x: 0, y: 0, ...label }]
  const across = caught(
    [frame.x, frame.x + frame.width / 2, frame.x + frame.width],
    all.flatMap(({ x, width }) => [x, x + width / 2, x + width]),
  )
  const down = caught(
    [frame.y, frame.y + frame.height / 2, frame.y + frame.height],
    all.flatMap(({ y, height }) => [y, y + height / 2, y + height]),
  )
  const x = across ? frame.x + across.by : Math.round(frame.x)
  const y = down ? frame.y + down.by : Math.round(frame.y)
  return {
    frame: keptWithin({ ...frame, x, y }, label),
    upright: across?.line ?? null,
    level: down?.line ?? null,
  }
}

/** The same frame, moved no more than it has to be for all of it to be on the label; in tenths of a millimetre. */
export function keptWithin(frame: Frame, label: { width: number; height: number }): Frame {
  const width = roundedMm(Math.min(frame.width, label.width))
  const height = roundedMm(Math.min(frame.height, label.height))
  const within = (at: number, most: number) =>
    Math.max(0, Math.min(roundedMm(at), Math.floor(most * 10 + 0.001) / 10))
  return { x: within(frame.x, label.width - width), y: within(frame.y, label.height - height), width, height }
}

function caught(edges: readonly number[], lines: readonly number[]): { by: number; line: number } | null {
  let best: { by: number; line: number } | null = null
  for (const edge of edges)
    for (const line of lines) {
      const by = line - edge
      if (Math.abs(by) <= reach && (!best || Math.abs(by) < Math.abs(best.by))) best = { by, line }
    }
  return best
}

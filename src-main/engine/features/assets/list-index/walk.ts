import type { AssetSort } from '../../../../../src-shared/features/assets/asset-selection.ts'
import type { Order } from './order.ts'

/** A stretch of an order, forwards or backwards: its places from `from` to before `to`. */
interface Stretch {
  from: number
  to: number
  step: 1 | -1
}

type Direction = AssetSort['direction']

/** What has no value stands at the end in both directions. */
function stretchesOf(order: Order, direction: Direction): Stretch[] {
  const { rows, valued } = order
  return direction === 'ascending'
    ? [{ from: 0, to: rows.length, step: 1 }]
    : [
        { from: valued - 1, to: -1, step: -1 },
        { from: valued, to: rows.length, step: 1 },
      ]
}

function reversed(stretches: readonly Stretch[]): Stretch[] {
  return stretches
    .map(({ from, to, step }): Stretch => ({ from: to - step, to: from - step, step: step === 1 ? -1 : 1 }))
    .reverse()
}

interface Shown {
  order: Order
  direction: Direction
  /** null: every row is shown */
  mask: Uint8Array | null
  /** how many are shown */
  total: number
}

/** The rows of a page; walked to from whichever end is nearer. */
export function pageOf(shown: Shown, offset: number, limit: number): number[] {
  const { order, direction, mask, total } = shown
  const end = Math.min(total, offset + limit)
  if (offset >= end) return []
  const stretches = stretchesOf(order, direction)
  if (!mask) return takeFrom(order.rows, stretches, null, offset, end - offset)
  if (offset <= total / 2) return takeFrom(order.rows, stretches, mask, offset, end - offset)
  return takeFrom(order.rows, reversed(stretches), mask, total - end, end - offset).reverse()
}

function takeFrom(
  rows: Uint32Array,
  stretches: readonly Stretch[],
  mask: Uint8Array | null,
  skipped: number,
  count: number,
): number[] {
  const taken: number[] = []
  let toSkip = skipped
  for (const { from, to, step } of stretches) {
    let at = from
    if (!mask) {
      const jump = Math.min(toSkip, Math.abs(to - from))
      toSkip -= jump
      at += jump * step
    }
    for (; at !== to; at += step) {
      const row = rows[at] as number
      if (mask && mask[row] === 0) continue
      if (toSkip > 0) toSkip--
      else if (taken.push(row) === count) return taken
    }
  }
  return taken
}

/** The position at which a row is shown; null where it is not. */
export function positionOfRow({ order, direction, mask }: Shown, row: number): number | null {
  const place = order.rows.indexOf(row)
  if (place < 0 || (mask && mask[row] === 0)) return null
  return shownBefore(order, direction, mask, place)
}

/**
 * The position of the first row that is shown among those from one place of the order to before another; null if none is.
 */
export function positionAmong({ order, direction, mask }: Shown, begin: number, end: number): number | null {
  const { rows } = order
  const places =
    direction === 'ascending' ? { from: begin, to: end, step: 1 } : { from: end - 1, to: begin - 1, step: -1 }
  for (let place = places.from; place !== places.to; place += places.step)
    if (!mask || mask[rows[place] as number] === 1) return shownBefore(order, direction, mask, place)
  return null
}

function shownBefore(order: Order, direction: Direction, mask: Uint8Array | null, place: number): number {
  const { rows } = order
  let before = 0
  for (const { from, to, step } of stretchesOf(order, direction)) {
    const isHere = step === 1 ? place >= from && place < to : place <= from && place > to
    const until = isHere ? place : to
    if (!mask) before += Math.abs(until - from)
    else for (let at = from; at !== until; at += step) before += mask[rows[at] as number] as number
    if (isHere) return before
  }
  throw new Error('a place stands in its order')
}

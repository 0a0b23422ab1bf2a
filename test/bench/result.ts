/** One measured figure. `floor`, `ratio` and `target` are null where it is told for information only. */
export interface Result {
  name: string
  value: number
  unit: 'ms' | 's' | 'B' | 'kB' | 'MB' | '%' | 'rows/s' | 'assets' | 'MiB/s' | 'ns'
  /** what the same work costs without us, measured in the same run */
  floor: number | null
  /** value by floor */
  ratio: number | null
  /** the most that is allowed, in words */
  target: string | null
  met: boolean | null
}

export function information(name: string, value: number, unit: Result['unit']): Result {
  return { name, value, unit, floor: null, ratio: null, target: null, met: null }
}

/** A figure that may be at most so many times its floor. */
export function timesFloor(name: string, value: number, floor: number, most: number): Result {
  const ratio = value / floor
  return { name, value, unit: 'ms', floor, ratio, target: `≤ ${most}x floor`, met: ratio <= most }
}

/** A figure that may be at most so much above its floor. */
export function aboveFloor(name: string, value: number, floor: number, most: number): Result {
  return {
    name,
    value,
    unit: 'ms',
    floor,
    ratio: value / floor,
    target: `≤ floor + ${most} ms`,
    met: value - floor <= most,
  }
}

/** A figure that may be at most so much. */
export function atMost(name: string, value: number, unit: Result['unit'], most: number): Result {
  return { name, value, unit, floor: null, ratio: null, target: `≤ ${most} ${unit}`, met: value <= most }
}

/** The smallest value that is not below this share of all values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)]
  if (value === undefined) throw new RangeError('nothing was measured')
  return value
}

/** Milliseconds that a piece of work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

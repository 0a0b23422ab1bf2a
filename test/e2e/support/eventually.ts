import { expect } from 'vitest'

/** Expects of a value that it becomes right: what a window shows follows a moment after what was done. */
export function eventually<Value>(value: () => Promise<Value>, timeout = 15_000) {
  return expect.poll(value, { timeout })
}

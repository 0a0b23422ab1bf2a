import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { information, percentile, type Result } from './result.ts'

const mebibyte = 1024 * 1024
const reads = 2_000_000

/**
 * What this machine does in itself, at this moment: it may be shared with others, and be twice as slow an hour later.
 * Figures without a floor beside them can be compared only where these are alike.
 */
export function measureMachine(when: string, folder: string): Result[] {
  return [
    information(`this machine ${when}: SHA-256`, 256 / (seconds(hash256) || 1), 'MiB/s'),
    information(`this machine ${when}: a read from 256 MiB of memory`, randomRead(), 'ns'),
    information(
      `this machine ${when}: 4 KiB made durable, p95`,
      percentile(durableWrites(folder), 0.95),
      'ms',
    ),
  ]
}

function seconds(work: () => void): number {
  const started = performance.now()
  work()
  return (performance.now() - started) / 1000
}

function hash256(): void {
  const bytes = Buffer.alloc(64 * mebibyte, 7)
  for (let turn = 0; turn < 4; turn++) createHash('sha256').update(bytes).digest()
}

/** Nanoseconds of a read that waits for the one before it, all over more memory than any cache holds. */
function randomRead(): number {
  const next = new Uint32Array(64 * mebibyte)
  const last = next.length - 1
  // An odd step of a power of two visits every place once, each far from the one before it.
  for (let at = 0; at < next.length; at++) next[at] = (at + 40_503_477) & last
  let at = 0
  const took = seconds(() => {
    for (let turn = 0; turn < reads; turn++) at = next[at] ?? 0
  })
  return at < 0 ? 0 : (took / reads) * 1e9
}

function durableWrites(folder: string): number[] {
  const file = openSync(join(folder, 'durable'), 'w')
  const page = Buffer.alloc(4096, 1)
  const took = Array.from({ length: 100 }, () => {
    const started = performance.now()
    writeSync(file, page)
    fsyncSync(file)
    return performance.now() - started
  })
  closeSync(file)
  return took
}

import type { Pixels } from './pixels.ts'
import { pngOf } from './png.ts'

/** The kinds of picture in a macOS icon and their pixels. `ic04` and `ic05` hold colour planes, all others PNG. */
const kinds = [
  ['ic04', 16],
  ['ic05', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
] as const

export const icnsSizes: readonly number[] = [...new Set(kinds.map(([, size]) => size))]

/** @param pictures one of each size in `icnsSizes` */
export function icnsOf(pictures: readonly Pixels[]): Buffer {
  const parts = kinds.map(([kind, size]) => {
    const picture = pictures.find((one) => one.size === size)
    if (!picture) throw new Error(`a macOS icon needs a picture of ${size} pixels`)
    return part(kind, kind === 'ic04' || kind === 'ic05' ? planesOf(picture) : pngOf(picture))
  })
  return part('icns', Buffer.concat(parts))
}

function part(kind: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(kind, 'latin1')
  head.writeUInt32BE(data.length + 8, 4)
  return Buffer.concat([head, data])
}

/** Alpha, red, green and blue one after the other, each packed into runs. */
function planesOf({ rgba }: Pixels): Buffer {
  const planes = [3, 0, 1, 2].map((channel) => packed(rgba.filter((_, index) => index % 4 === channel)))
  return Buffer.concat([Buffer.from('ARGB'), ...planes])
}

/** Runs of one value: a byte of 128 and above stands for 3 to 130 times the next one, a lower one for that many as they are. */
function packed(values: Uint8Array): Buffer {
  const out: number[] = []
  for (let at = 0; at < values.length; ) {
    const run = runAt(values, at, 130)
    if (run >= 3) {
      out.push(run + 125, values[at] ?? 0)
      at += run
      continue
    }
    const start = at
    while (at < values.length && at - start < 128 && runAt(values, at, 3) < 3) at++
    out.push(at - start - 1, ...values.subarray(start, at))
  }
  return Buffer.from(out)
}

function runAt(values: Uint8Array, at: number, longest: number): number {
  let run = 1
  while (run < longest && values[at + run] === values[at]) run++
  return run
}

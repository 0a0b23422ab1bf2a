import type { Pixels } from './logo.ts'

/** The same picture at another size, each pixel the mean of those that it covers. */
export function scaledPixels({ width, height, rgb }: Pixels, wide: number, high: number): Pixels {
  const scaled = new Uint8Array(wide * high * 3)
  const span = (index: number, of: number, whole: number): [number, number] => {
    const from = Math.floor((index * whole) / of)
    return [from, Math.max(from + 1, Math.floor(((index + 1) * whole) / of))]
  }
  for (let y = 0; y < high; y++) {
    const [top, foot] = span(y, high, height)
    for (let x = 0; x < wide; x++) {
      const [left, right] = span(x, wide, width)
      const sums = [0, 0, 0]
      for (let row = top; row < foot; row++)
        for (let column = left; column < right; column++)
          for (const part of [0, 1, 2])
            sums[part] = (sums[part] ?? 0) + (rgb[(row * width + column) * 3 + part] ?? 255)
      const count = (foot - top) * (right - left)
      for (const part of [0, 1, 2]) scaled[(y * wide + x) * 3 + part] = Math.round((sums[part] ?? 0) / count)
    }
  }
  return { width: wide, height: high, rgb: scaled }
}

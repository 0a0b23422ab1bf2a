/** Dots of a thermal printer: rows from the top, each begun in a byte of its own, its leftmost dot the highest bit; 1 is dark. */
export class Bitmap {
  readonly width: number
  readonly height: number
  readonly bytesInRow: number
  readonly bytes: Uint8Array

  constructor(width: number, height: number) {
    this.width = width
    this.height = height
    this.bytesInRow = Math.ceil(width / 8)
    this.bytes = new Uint8Array(this.bytesInRow * height)
  }

  isDark(x: number, y: number): boolean {
    return ((this.bytes[y * this.bytesInRow + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0
  }

  /** Darkens dots of one row from `from` until before `to`; what lies outside is left out. */
  darken(y: number, from: number, to: number): void {
    if (y < 0 || y >= this.height) return
    const row = y * this.bytesInRow
    const end = Math.min(this.width, to)
    for (let x = Math.max(0, from); x < end; ) {
      const inByte = Math.min(8 - (x & 7), end - x)
      const at = row + (x >> 3)
      this.bytes[at] = (this.bytes[at] ?? 0) | (((0xff << (8 - inByte)) & 0xff) >> (x & 7))
      x += inByte
    }
  }

  /** Puts another bitmap over this one; what lies outside is left out. */
  put(other: Bitmap, left: number, top: number): void {
    const [column, shift] = [left >> 3, left & 7]
    const end = Math.min(other.height, this.height - top)
    for (let y = Math.max(0, -top); y < end; y++)
      for (let at = 0; at < other.bytesInRow; at++) {
        const byte = other.bytes[y * other.bytesInRow + at] ?? 0
        if (byte === 0) continue
        this.#add(top + y, column + at, byte >> shift)
        this.#add(top + y, column + at + 1, (byte << (8 - shift)) & 0xff)
      }
  }

  /** What is dark and no more, and where it begins; a bitmap of no height where nothing is. */
  cropped(): { bitmap: Bitmap; left: number; top: number } {
    const { bytes, bytesInRow } = this
    let [first, last, from, to] = [this.height, -1, bytesInRow, -1]
    for (const [index, byte] of bytes.entries()) {
      if (byte === 0) continue
      const [row, column] = [Math.floor(index / bytesInRow), index % bytesInRow]
      first = Math.min(first, row)
      last = row
      from = Math.min(from, column)
      to = Math.max(to, column)
    }
    if (last < 0) return { bitmap: new Bitmap(0, 0), left: 0, top: 0 }
    const bitmap = new Bitmap(Math.min(8 * (to + 1), this.width) - 8 * from, last + 1 - first)
    bitmap.put(this, -8 * from, -first)
    return { bitmap, left: 8 * from, top: first }
  }

  #add(y: number, column: number, byte: number): void {
    if (column < 0 || column >= this.bytesInRow) return
    const at = y * this.bytesInRow + column
    const inside = column === this.bytesInRow - 1 ? 0xff << (8 * this.bytesInRow - this.width) : 0xff
    this.bytes[at] = (this.bytes[at] ?? 0) | (byte & inside)
  }

  /** Turned clockwise by a quarter: what was at the left is at the top. */
  turned(): Bitmap {
    const turned = new Bitmap(this.height, this.width)
    for (let y = 0; y < this.height; y++)
      for (let x = 0; x < this.width; x++)
        if (this.isDark(x, y)) turned.darken(x, this.height - 1 - y, this.height - y)
    return turned
  }
}

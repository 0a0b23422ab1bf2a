import type { Bitmap } from '../../../documents/label-bitmap.ts'

/** Repetition counts of hexadecimal signs: G to Y are 1 to 19, g to z are 20 to 400 (ZPL II Programming Guide, ^GF). */
const units = 'GHIJKLMNOPQRSTUVWXY'
const twenties = 'ghijklmnopqrstuvwxyz'
const hexadecimal = '0123456789ABCDEF'

const codeOf = (signs: string) => Uint8Array.from(signs, (sign) => sign.charCodeAt(0))
const [unitCodes, twentyCodes, hexadecimalCodes] = [codeOf(units), codeOf(twenties), codeOf(hexadecimal)]
const likeBefore = ':'.charCodeAt(0)
const zeros = ','.charCodeAt(0)
const ones = '!'.charCodeAt(0)

/** A bitmap as a graphic field, its rows shortened as printers of Zebra understand it. */
export function graphicField(bitmap: Bitmap): string {
  const { bytes, bytesInRow, height } = bitmap
  // a row is never longer than its signs and one more
  const signs = Buffer.allocUnsafe(height * (2 * bytesInRow + 1))
  let end = 0
  for (let row = 0; row < height; row++) {
    const from = row * bytesInRow
    if (row > 0 && isLikeBefore(bytes, from, bytesInRow)) signs[end++] = likeBefore
    else end = shortened(bytes, from, bytesInRow, signs, end)
  }
  return `^GFA,${bytes.length},${bytes.length},${bytesInRow},${signs.toString('latin1', 0, end)}`
}

function isLikeBefore(bytes: Uint8Array, from: number, bytesInRow: number): boolean {
  for (let at = from; at < from + bytesInRow; at++) if (bytes[at] !== bytes[at - bytesInRow]) return false
  return true
}

/** Runs of one sign are counted; `,` fills a row with zeros, `!` with ones. @returns where the row ends that is written to `signs` at `begin` */
function shortened(
  bytes: Uint8Array,
  from: number,
  bytesInRow: number,
  signs: Buffer,
  begin: number,
): number {
  const inRow = 2 * bytesInRow
  const last = (bytes[from + bytesInRow - 1] ?? 0) & 15
  let kept = inRow
  if (last === 0 || last === 15) {
    while (kept > 0 && signAt(bytes, from, kept - 1) === last) kept--
    if (inRow - kept === 1) kept = inRow
  }
  let end = begin
  for (let at = 0; at < kept; ) {
    const sign = signAt(bytes, from, at)
    let next = at + 1
    while (next < kept && signAt(bytes, from, next) === sign) next++
    if (next - at > 1) end = counted(next - at, signs, end)
    signs[end++] = hexadecimalCodes[sign] ?? 0
    at = next
  }
  if (kept < inRow) signs[end++] = last === 0 ? zeros : ones
  return end
}

/** The n-th hexadecimal sign of a row. */
function signAt(bytes: Uint8Array, from: number, n: number): number {
  const byte = bytes[from + (n >> 1)] ?? 0
  return n % 2 === 0 ? byte >> 4 : byte & 15
}

function counted(length: number, signs: Buffer, begin: number): number {
  let [rest, end] = [length, begin]
  for (; rest >= 400; rest -= 400) signs[end++] = twentyCodes[19] ?? 0
  const twenty = Math.floor(rest / 20)
  if (twenty > 0) signs[end++] = twentyCodes[twenty - 1] ?? 0
  if (rest % 20 > 0) signs[end++] = unitCodes[(rest % 20) - 1] ?? 0
  return end
}

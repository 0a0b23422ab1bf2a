import type { PageFile } from './page-file.ts'
import { NotReadable, recordValues, type StoredValue, varint } from './record.ts'

/** https://sqlite.org/fileformat2.html#b_tree_pages */
const kinds = { 2: 'indexInner', 5: 'tableInner', 10: 'indexLeaf', 13: 'tableLeaf' } as const
export type TreePageKind = (typeof kinds)[keyof typeof kinds]

export interface TreePage {
  kind: TreePageKind
  /** where each of its cells begins */
  cells: number[]
  /** the pages below it, in order */
  children: number[]
}

/** A row as it is stored; `rowid` null in a table without. */
export interface StoredRow {
  rowid: number | null
  values: StoredValue[]
}

/** A page of a tree; null where it is none, or no longer. */
export function treePage(bytes: Buffer, n: number, { usable }: PageFile): TreePage | null {
  const start = n === 1 ? 100 : 0
  const kind = kinds[bytes[start] as keyof typeof kinds]
  if (!kind) return null
  const isInner = kind.endsWith('Inner')
  const count = bytes.readUInt16BE(start + 3)
  const pointers = start + (isInner ? 12 : 8)
  if (pointers + 2 * count > usable) return null
  const cells = Array.from({ length: count }, (_, cell) => bytes.readUInt16BE(pointers + 2 * cell))
  if (cells.some((at) => at < pointers + 2 * count || at + 4 > usable)) return null
  const children = isInner
    ? [...cells.map((at) => bytes.readUInt32BE(at)), bytes.readUInt32BE(start + 8)]
    : []
  return { kind, cells, children }
}

/**
 * The row in a cell of a leaf, or of an inner page of a table without rowids, which holds rows too.
 * @throws NotReadable
 */
export function rowAt(bytes: Buffer, at: number, kind: TreePageKind, file: PageFile): StoredRow {
  const begin = kind === 'indexInner' ? at + 4 : at
  const [size, afterSize] = varint(bytes, begin)
  const [rowid, start] = kind === 'tableLeaf' ? varint(bytes, afterSize) : [null, afterSize]
  if (size < 1) throw new NotReadable('a row is empty')
  return { rowid, values: recordValues(payloadAt(bytes, start, size, kind === 'tableLeaf', file)) }
}

/** What does not fit on a page goes on in others (https://sqlite.org/fileformat2.html#cell_payload_overflow_pages). */
function payloadAt(bytes: Buffer, start: number, size: number, isTable: boolean, file: PageFile): Buffer {
  const { usable } = file
  const most = isTable ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23
  const least = Math.floor(((usable - 12) * 32) / 255) - 23
  const local = size <= most ? size : localOf(size, least, most, usable)
  if (start + local > usable || size > file.count * usable) throw new NotReadable('a row is cut off')
  const parts = [bytes.subarray(start, start + local)]
  let left = size - local
  let next = left > 0 ? bytes.readUInt32BE(start + local) : 0
  while (left > 0) {
    const page = file.page(next)
    if (!page) throw new NotReadable('a row goes on where no page is')
    const part = page.subarray(4, 4 + Math.min(left, usable - 4))
    parts.push(part)
    left -= part.length
    next = page.readUInt32BE(0)
  }
  return Buffer.concat(parts)
}

function localOf(size: number, least: number, most: number, usable: number): number {
  const local = least + ((size - least) % (usable - 4))
  return local <= most ? local : least
}

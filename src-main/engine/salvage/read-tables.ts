import { freePages, type PageFile } from './page-file.ts'
import { NotReadable, type StoredValue } from './record.ts'
import { fitted, shapeOfStrays, type TableShape } from './table-shape.ts'
import { rowAt, type StoredRow, treePage } from './tree-page.ts'

/** What of a table could not be read. */
export interface Unreadable {
  /** pages that belong to it, or did */
  pages: number
  /** rows on pages that could be read otherwise */
  rows: number
}

export interface ReadTables {
  /** what of each table could not be read */
  unreadable: Map<string, Unreadable>
  /** whether it could be read where each table begins; else those without rowids are not found */
  isListRead: boolean
}

export type TakeRow = (shape: TableShape, values: StoredValue[]) => void

/**
 * Reads every row that can still be read: first table by table, from the page where each begins, then from pages that no
 * table leads to any more, where a row tells by its form which table it is of. A page that was freed is passed over.
 */
export function readTables(file: PageFile, shapes: readonly TableShape[], take: TakeRow): ReadTables {
  const seen = new Set<number>()
  const roots = rootPages(file, seen)
  const unreadable = new Map<string, Unreadable>()
  for (const shape of shapes) {
    const lost = { pages: 0, rows: 0 }
    unreadable.set(shape.table, lost)
    const root = roots.get(shape.table)
    if (root !== undefined) readTree(file, root, shape, seen, lost, take)
  }
  for (const [name, root] of roots)
    if (!shapes.some(({ table }) => table === name)) markTree(file, root, seen)
  const free = freePages(file)
  for (let n = 1; n <= file.count; n++)
    if (!seen.has(n) && !free.has(n)) readStray(file, n, shapes, unreadable, take)
  return { unreadable, isListRead: shapes.every(({ table }) => roots.has(table)) }
}

/** Where each table and index begins, as far as the list of them can be read: it is a table itself, on page 1. */
function rootPages(file: PageFile, seen: Set<number>): Map<string, number> {
  const roots = new Map<string, number>()
  const pages = [1]
  for (const n of pages) {
    seen.add(n)
    const bytes = file.page(n)
    const page = bytes && treePage(bytes, n, file)
    if (!bytes || !page) continue
    pages.push(...page.children.filter((child) => !seen.has(child)))
    if (page.kind !== 'tableLeaf') continue
    for (const at of page.cells) {
      const row = readRow(bytes, at, 'tableLeaf', file)
      const [, name, , root] = row?.values ?? []
      if (typeof name === 'string' && typeof root === 'number' && root > 1) roots.set(name, root)
    }
  }
  return roots
}

function readTree(
  file: PageFile,
  root: number,
  shape: TableShape,
  seen: Set<number>,
  lost: Unreadable,
  take: TakeRow,
): void {
  const pages = [root]
  for (let n = pages.pop(); n !== undefined; n = pages.pop()) {
    if (seen.has(n)) continue
    seen.add(n)
    const bytes = file.page(n)
    const page = bytes && treePage(bytes, n, file)
    if (!bytes || !page || page.kind.startsWith('table') !== shape.hasRowid) {
      lost.pages++
      continue
    }
    pages.push(...page.children.reverse())
    if (page.kind === 'tableInner') continue
    for (const at of page.cells) {
      const row = readRow(bytes, at, page.kind, file)
      const values = row && fitted(row, shape)
      if (values) take(shape, values)
      else lost.rows++
    }
  }
}

/** Pages of an index, or of full text: they hold no rows of ours. */
function markTree(file: PageFile, root: number, seen: Set<number>): void {
  const pages = [root]
  for (let n = pages.pop(); n !== undefined; n = pages.pop()) {
    if (seen.has(n)) continue
    seen.add(n)
    const bytes = file.page(n)
    pages.push(...((bytes && treePage(bytes, n, file))?.children ?? []))
  }
}

/** Tables without rowids are left out: an index on one looks the same. */
function readStray(
  file: PageFile,
  n: number,
  shapes: readonly TableShape[],
  unreadable: Map<string, Unreadable>,
  take: TakeRow,
): void {
  const bytes = file.page(n)
  const page = bytes && treePage(bytes, n, file)
  if (!bytes || page?.kind !== 'tableLeaf') return
  const rows = page.cells.map((at) => readRow(bytes, at, 'tableLeaf', file))
  const readable = rows.filter((row) => row !== null)
  const shape = shapeOfStrays(readable, shapes)
  if (!shape) return
  for (const row of readable) {
    const values = fitted(row, shape)
    if (values) take(shape, values)
  }
  const lost = unreadable.get(shape.table)
  if (lost) lost.rows += rows.length - readable.length
}

function readRow(
  bytes: Buffer,
  at: number,
  kind: 'tableLeaf' | 'indexLeaf' | 'indexInner' | 'tableInner',
  file: PageFile,
): StoredRow | null {
  try {
    return rowAt(bytes, at, kind, file)
  } catch (error) {
    if (error instanceof NotReadable || error instanceof RangeError) return null
    throw error
  }
}

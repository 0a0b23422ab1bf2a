import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** https://sqlite.org/fileformat2.html#the_database_header */
const header = {
  size: 100,
  magic: 'SQLite format 3\0',
  freelist: 32,
  version: 60,
  pageSize: 16,
  reserved: 20,
}
const usualPageSize = 4096

/** A database file as pages, whatever is in them. Pages are numbered from 1. */
export interface PageFile {
  pageSize: number
  /** bytes of a page that are used */
  usable: number
  /** whole pages that are there */
  count: number
  /** `user_version`; null where the header is not SQLite's */
  version: number | null
  /** the first page of the list of free pages; 0: none, or not known */
  freelist: number
  /** the bytes of a page, valid until the next is read; null where there is none */
  page: (n: number) => Buffer | null
  close: () => void
}

/** Opens a database file to read what SQLite would refuse to. Nothing is written. */
export function openPages(file: string): PageFile {
  const opened = openSync(file, 'r')
  const start = Buffer.alloc(header.size)
  readSync(opened, start, 0, header.size, 0)
  const isKnown = start.toString('latin1', 0, 16) === header.magic
  const named = start.readUInt16BE(header.pageSize)
  const size = named === 1 ? 65_536 : named
  const isPossible = isKnown && size >= 512 && (size & (size - 1)) === 0
  const pageSize = isPossible ? size : usualPageSize
  const reserved = isPossible ? (start[header.reserved] ?? 0) : 0
  const count = Math.floor(fstatSync(opened).size / pageSize)
  return {
    pageSize,
    usable: pageSize - reserved,
    count,
    version: isKnown ? start.readUInt32BE(header.version) : null,
    freelist: isPossible ? start.readUInt32BE(header.freelist) : 0,
    page: (n) => {
      if (!(n >= 1 && n <= count)) return null
      const buffer = Buffer.alloc(pageSize)
      return readSync(opened, buffer, 0, pageSize, (n - 1) * pageSize) === pageSize ? buffer : null
    },
    close: () => closeSync(opened),
  }
}

/** The pages that hold nothing: what lies in them was deleted. As far as their list can be followed. */
export function freePages({ freelist, page, usable }: PageFile): Set<number> {
  const free = new Set<number>()
  for (let trunk = freelist; trunk !== 0 && !free.has(trunk); ) {
    const bytes = page(trunk)
    if (!bytes) break
    free.add(trunk)
    const leaves = bytes.readUInt32BE(4)
    if (leaves > usable / 4 - 2) break
    for (let n = 0; n < leaves; n++) free.add(bytes.readUInt32BE(8 + 4 * n))
    trunk = bytes.readUInt32BE(0)
  }
  return free
}

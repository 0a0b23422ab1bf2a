import { createHash } from 'node:crypto'
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { getRawHeader } from '@electron/asar'

/** A file of the archive, as the header has it. */
interface Entry {
  size: number
  /** in the archive, from the end of its header; absent for a file that lies beside it */
  offset?: string
  unpacked?: boolean
  integrity?: { algorithm: string; hash: string }
}

interface Folder {
  files: Record<string, Entry | Folder>
}

/** A file of an archive. */
export interface ArchivedFile {
  /** with `/`, without one in front */
  path: string
  bytes: Buffer
  isUnpacked: boolean
  /** SHA-256 of its bytes as the header has it; Electron compares it when it reads the file */
  promisedHash: string | undefined
}

/** Everything that an archive holds, the unpacked files beside it included. */
export function archivedFiles(archive: string): ArchivedFile[] {
  const { header, headerSize } = getRawHeader(archive)
  const begin = 8 + headerSize
  const file = openSync(archive, 'r')
  try {
    return [...entriesOf(header as unknown as Folder)].map(([path, entry]) => {
      const isUnpacked = entry.unpacked === true
      const bytes = isUnpacked ? readFileSync(join(`${archive}.unpacked`, path)) : Buffer.alloc(entry.size)
      if (!isUnpacked) readSync(file, bytes, 0, entry.size, begin + Number(entry.offset))
      return { path, bytes, isUnpacked, promisedHash: entry.integrity?.hash }
    })
  } finally {
    closeSync(file)
  }
}

/** What the program compares the header with before it reads from the archive: SHA-256 of the header's text, in hex. */
export function headerHash(archive: string): string {
  return sha256(getRawHeader(archive).headerString)
}

export function sha256(bytes: string | Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function* entriesOf(folder: Folder, path = ''): Generator<[path: string, entry: Entry]> {
  for (const [name, entry] of Object.entries(folder.files)) {
    if ('files' in entry) yield* entriesOf(entry, `${path}${name}/`)
    else yield [`${path}${name}`, entry]
  }
}

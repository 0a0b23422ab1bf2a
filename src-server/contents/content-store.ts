import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { isContentName } from '../../src-shared/sync/content-names.ts'
import { refused } from '../refusal-error.ts'

/** Bytes that stay free on the disk, for the database and everybody else. */
const reserve = 512 * 1024 * 1024
const uploadId = /^[0-9A-Za-z-]{1,64}$/

/** Where contents lie: `<first two digits>/<SHA-256>`, and in `arriving/` what is not whole yet. A file is never changed. */
export class ContentStore {
  readonly #folder: string
  readonly #freeBytes: (folder: string) => Promise<number>

  /** @param freeBytes of the disk on which a folder lies */
  constructor(folder: string, freeBytes = freeBytesOf) {
    this.#folder = folder
    this.#freeBytes = freeBytes
  }

  /** Bytes of a content; null where it is not here. */
  size(sha256: string): Promise<number | null> {
    return sizeOf(this.#file(sha256))
  }

  /** Bytes of a content, from one to another one, both included. */
  bytes(sha256: string, start: number, end: number): Readable {
    return createReadStream(this.#file(sha256), { start, end })
  }

  /** How many bytes of an upload have arrived. */
  async arrived(id: string): Promise<number> {
    return (await sizeOf(this.#part(id))) ?? 0
  }

  /** @throws DISK_FULL */
  async assertRoom(bytes: number): Promise<void> {
    await mkdir(join(this.#folder, 'arriving'), { recursive: true, mode: 0o700 })
    if ((await this.#freeBytes(this.#folder)) - bytes < reserve) throw refused('DISK_FULL', {})
  }

  /** Puts bytes behind what has arrived. @throws DISK_FULL */
  async append(id: string, offset: number, bytes: Uint8Array): Promise<void> {
    const file = await open(this.#part(id), 'a', 0o600)
    try {
      await file.truncate(offset)
      await file.appendFile(bytes)
    } catch (error) {
      await file.truncate(offset)
      throw (error as { code?: string }).code === 'ENOSPC' ? refused('DISK_FULL', {}) : error
    } finally {
      await file.close()
    }
  }

  /**
   * Stores an upload that has arrived whole, durably.
   * @returns false where it is not what its name says; it is gone then
   */
  async finish(id: string, sha256: string): Promise<boolean> {
    const part = this.#part(id)
    const hash = createHash('sha256')
    for await (const piece of createReadStream(part)) hash.update(piece as Uint8Array)
    if (hash.digest('hex') !== sha256) {
      await this.drop(id)
      return false
    }
    await synced(part)
    const file = this.#file(sha256)
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    await rename(part, file)
    for (const folder of [dirname(file), this.#folder]) await synced(folder)
    return true
  }

  async drop(id: string): Promise<void> {
    await rm(this.#part(id), { force: true })
  }

  #file(sha256: string): string {
    if (!isContentName(sha256)) throw new TypeError('content is named by its SHA-256 only')
    return join(this.#folder, sha256.slice(0, 2), sha256)
  }

  #part(id: string): string {
    if (!uploadId.test(id)) throw new TypeError('an upload is named by its id only')
    return join(this.#folder, 'arriving', id)
  }
}

async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

const sizeOf = (file: string) =>
  stat(file).then(
    (found) => (found.isFile() ? found.size : null),
    () => null,
  )

/** Has the disk keep a file, or the names in a folder; Windows sees to folders itself. */
async function synced(path: string): Promise<void> {
  const isFolder = (await stat(path)).isDirectory()
  if (isFolder && process.platform === 'win32') return
  const opened = await open(path, isFolder ? 'r' : 'r+')
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}

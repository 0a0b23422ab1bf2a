import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { newId } from '../../../new-id.ts'

/** Rows of an order that are not asked for now, in a file that no folder shows and that ends with the process. */
export class RowsPutAway {
  readonly #file: number
  readonly #length: number

  private constructor(file: number, length: number) {
    this.#file = file
    this.#length = length
  }

  /** @returns null where the disk does not take them */
  static write(folder: string, rows: Uint32Array): RowsPutAway | null {
    const path = join(folder, `order-${newId()}.tmp`)
    let away: RowsPutAway | undefined
    try {
      away = new RowsPutAway(openSync(path, 'wx+', 0o600), rows.length)
      rmSync(path)
      away.#fill(rows)
      return away
    } catch {
      away?.drop()
      return null
    }
  }

  /** Gives them back, and is no more. */
  takeBack(): Uint32Array {
    const rows = new Uint32Array(this.#length)
    const bytes = new Uint8Array(rows.buffer)
    for (let at = 0; at < bytes.length; ) {
      const read = readSync(this.#file, bytes, at, bytes.length - at, at)
      if (read === 0) throw new Error('rows that were put away are cut off')
      at += read
    }
    this.drop()
    return rows
  }

  drop(): void {
    closeSync(this.#file)
  }

  #fill(rows: Uint32Array): void {
    const bytes = new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength)
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at, bytes.length - at, at)
  }
}

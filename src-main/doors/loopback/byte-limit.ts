import { Transform, type TransformCallback } from 'node:stream'

export class TooLarge extends Error {}

/** Lets bytes through, and fails with TooLarge when they become more than allowed, whatever was announced. */
export class ByteLimit extends Transform {
  #left: number

  constructor(most: number) {
    super()
    this.#left = most
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#left -= chunk.length
    if (this.#left < 0) done(new TooLarge())
    else done(null, chunk)
  }
}

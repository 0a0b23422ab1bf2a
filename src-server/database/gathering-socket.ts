import { Socket } from 'node:net'

/**
 * A connection that sends what is written in one turn of the program as one piece. Statements that do not wait for each
 * other's answers are many small writes, each a call of the system that wakes PostgreSQL, which then works on one of them.
 */
export class GatheringSocket extends Socket {
  #isGathering = false

  override write(
    chunk: Uint8Array | string,
    encoding?: BufferEncoding | ((error?: Error | null) => void),
    callback?: (error?: Error | null) => void,
  ): boolean {
    if (!this.#isGathering) {
      this.#isGathering = true
      this.cork()
      process.nextTick(() => {
        this.#isGathering = false
        this.uncork()
      })
    }
    return typeof encoding === 'function'
      ? super.write(chunk, encoding)
      : super.write(chunk, encoding, callback)
  }
}

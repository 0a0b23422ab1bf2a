import { mostInBatch } from '../../src-shared/sync/protocol.ts'
import { refused } from '../refusal-error.ts'

const mostOfAll = 1000
/** A laptop asks for one thing after the other; what was cut off may still be at work. */
const mostOfDevice = 8
const secondsToWait = 2
/** Requests at once from which on each push is to be small. */
const many = 20
export const smallPush = 170

/** How many requests are answered at once, so that one device leaves room for the others. */
export class RequestsAtOnce {
  readonly #ofDevices = new Map<string, number>()
  #all = 0

  /**
   * Changes that the next push of a laptop is to carry at most. Requests are answered in the order in which they come: of
   * two hundred laptops that come at once, the last one waits for a small push of each, and not for all that they have.
   */
  get mostInPush(): number {
    return this.#all > many ? smallPush : mostInBatch
  }

  /** @throws SERVER_BUSY */
  async during<Answer>(deviceId: string, work: () => Promise<Answer>): Promise<Answer> {
    const own = this.#ofDevices.get(deviceId) ?? 0
    if (this.#all >= mostOfAll || own >= mostOfDevice)
      throw refused('SERVER_BUSY', { seconds: secondsToWait })
    this.#all++
    this.#ofDevices.set(deviceId, own + 1)
    try {
      return await work()
    } finally {
      this.#all--
      const rest = (this.#ofDevices.get(deviceId) ?? 1) - 1
      if (rest === 0) this.#ofDevices.delete(deviceId)
      else this.#ofDevices.set(deviceId, rest)
    }
  }
}

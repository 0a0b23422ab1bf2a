import { refused } from '../refusal-error.ts'

const usualBudget = 256 * 1024 * 1024
const secondsToWait = 5

/** How many bytes of bodies are held in memory at once, so that many large ones do not fill it. */
export class BodyBudget {
  readonly #most: number
  #held = 0

  constructor(most = usualBudget) {
    this.#most = most
  }

  /** @throws SERVER_BUSY */
  hold(bytes: number): void {
    if (this.#held + bytes > this.#most) throw refused('SERVER_BUSY', { seconds: secondsToWait })
    this.#held += bytes
  }

  release(bytes: number): void {
    this.#held -= bytes
  }
}

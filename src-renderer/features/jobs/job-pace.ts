/** How fast something goes and how long it will take. */
export interface Pace {
  /** units a second */
  rate: number
  secondsLeft: number | null
}

interface Mark {
  at: number
  done: number
}

const lookBack = 8000
const shortest = 500

/** The pace of the last seconds: the begin of a job, which reads and checks, says nothing about the rest. */
export class PaceMeter {
  #marks: Mark[] = []

  /** @param done, total in any unit; @param at milliseconds of any clock. Null before there is something to go by. */
  measure(done: number, total: number | null, at: number): Pace | null {
    const last = this.#marks.at(-1)
    if (last && done < last.done) this.#marks = []
    if (!last || done !== last.done || done < last.done) this.#marks.push({ at, done })
    while (this.#marks[1] && at - this.#marks[1].at > lookBack) this.#marks.shift()
    const [first] = this.#marks
    if (!first || done === first.done || at - first.at < shortest) return null
    const rate = (done - first.done) / ((at - first.at) / 1000)
    return { rate, secondsLeft: total === null ? null : Math.max(0, (total - done) / rate) }
  }
}

/** Work that waits for its turn. */
interface Waiting {
  work: () => void
}

export interface Turn {
  cancel: () => void
}

const waiting: Waiting[] = []
let isArranged = false

/**
 * Does a piece of long work when the calls that came have been answered. Of several pieces one is done at a time, in
 * the order in which they were given, with calls in between: all that `setImmediate` is given would be done one right
 * after the other, and a scan would wait for a step of an import and for one of full text.
 */
export function takeTurn(work: () => void): Turn {
  const turn = { work }
  waiting.push(turn)
  arrange()
  return {
    cancel: () => {
      const at = waiting.indexOf(turn)
      if (at >= 0) waiting.splice(at, 1)
    },
  }
}

/** Settles when it is one's turn. */
export const turnOfOne = (): Promise<void> => new Promise((resolve) => takeTurn(resolve))

function arrange(): void {
  if (isArranged || waiting.length === 0) return
  isArranged = true
  setImmediate(next)
}

function next(): void {
  isArranged = false
  const turn = waiting.shift()
  arrange()
  turn?.work()
}

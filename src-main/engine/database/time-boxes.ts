import type { Transaction } from './transaction.ts'

/** Short enough for a scan to wait for, in milliseconds; and what the first scan for a while may have to wait. */
const boxBesidePeople = 8
const boxAlone = 40

/** Long work as time boxes see it. */
interface Stepper {
  /** one durable transaction */
  step: <Result>(work: (tx: Transaction) => Result) => Result
  /** aborted when somebody cancels */
  signal: AbortSignal
  /** whether nobody else has written for a second */
  isAlone: () => boolean
}

/**
 * Works through items in durable steps of about 8 ms, or 40 where nobody works beside it (or `boxMilliseconds`), COMMIT
 * included, and lets other calls in between. `settled` hears of each item once its step is durable. Ends between two steps when the job is cancelled: whole steps or nothing.
 */
export async function timeBoxes<Item, Outcome>(
  job: Stepper,
  items: readonly Item[],
  work: (tx: Transaction, item: Item) => Outcome,
  settled: (item: Item, outcome: Outcome) => void | Promise<void> | undefined = () => {},
  boxMilliseconds?: number,
): Promise<void> {
  let next = 0
  let workEnded = 0
  let commitMilliseconds = 0
  while (next < items.length && !job.signal.aborted) {
    const began = performance.now()
    const box = boxMilliseconds ?? (job.isAlone() ? boxAlone : boxBesidePeople)
    const outcomes = job.step((tx) => {
      const done: Outcome[] = []
      do done.push(work(tx, items[next + done.length] as Item))
      while (next + done.length < items.length && performance.now() - began + commitMilliseconds < box)
      workEnded = performance.now()
      return done
    })
    commitMilliseconds = performance.now() - workEnded
    for (const outcome of outcomes) {
      const settling = settled(items[next++] as Item, outcome)
      if (settling !== undefined) await settling
    }
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
}

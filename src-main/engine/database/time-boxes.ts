import type { Transaction } from './transaction.ts'
import { turnOfOne } from './turns.ts'

/** Milliseconds for which nobody has written, after which a step of long work may take longer. */
export const quiet = { aMoment: 1000, aPause: 10_000 }

/**
 * What a scan may have to wait, in milliseconds, by how long nobody has written: somebody at work scans every few
 * seconds, and waits for the second; the first scan after a pause waits for the last, once. A long step writes each page
 * once that short ones write again and again, and waits less often for the disk.
 */
const boxes = [
  { after: quiet.aPause, box: 120 },
  { after: quiet.aMoment, box: 40 },
  { after: 0, box: 8 },
]

/** Long work as time boxes see it. */
interface Stepper {
  /** one durable transaction */
  step: <Result>(work: (tx: Transaction) => Result) => Result
  /** aborted when somebody cancels */
  signal: AbortSignal
  /** milliseconds for which nobody else has written */
  quietFor: () => number
}

/**
 * Works through items in durable steps of about 8 ms, more where nobody works beside it (or `boxMilliseconds`), COMMIT
 * included, and lets other calls in between. On a disk that takes that long for a COMMIT, it works half as long as that
 * takes: a row at a time would be no shorter. `settled` hears of each item once its step is durable. Ends between two steps when the job is cancelled: whole steps or nothing.
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
    const box = boxMilliseconds ?? boxAfter(job.quietFor())
    const working = Math.max(box - commitMilliseconds, commitMilliseconds / 2)
    const outcomes = job.step((tx) => {
      const done: Outcome[] = []
      do done.push(work(tx, items[next + done.length] as Item))
      while (next + done.length < items.length && performance.now() - began < working)
      workEnded = performance.now()
      return done
    })
    commitMilliseconds = performance.now() - workEnded
    for (const outcome of outcomes) {
      const settling = settled(items[next++] as Item, outcome)
      if (settling !== undefined) await settling
    }
    await turnOfOne()
  }
}

const boxAfter = (quiet: number): number => boxes.find(({ after }) => quiet >= after)?.box ?? 0

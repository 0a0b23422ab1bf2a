import { setTimeout as wait } from 'node:timers/promises'
import { PrinterLine, PrinterStop, type PrinterTimes } from './printer-line.ts'

/** Who hears how far a printer is; labels count from 1. */
export interface SendingListener {
  /** labels up to this one are about to be sent: from now on they may come out */
  sending: (upTo: number) => void
  /** labels up to this one have come out, as far as the printer says */
  out: (upTo: number) => void
}

export interface PrinterAddress {
  host: string
  port: number
}

const usualTimes: PrinterTimes = { connect: 5000, answer: 5000, poll: 250, label: 60_000 }

/** So many labels are sent before the printer is asked how far it is: no more than these are ever uncertain. */
const labelsAtOnce = 10
/** A printer that is just being turned on, or takes one connection at a time, is asked again. */
const tries = 3

/**
 * Sends labels to a printer, few at a time. One that answers `~HS` is asked after each few whether they came out, and stops with
 * what it says. One that says nothing gets each few over a connection of their own: that it hangs up after reading all of
 * it is all that can be known.
 * @throws PrinterStop
 */
export async function sendLabels(
  labels: AsyncIterable<string>,
  address: PrinterAddress,
  listener: SendingListener,
  signal: AbortSignal,
  times: PrinterTimes = usualTimes,
): Promise<void> {
  let line = await opened(address, times, signal)
  try {
    const first = await line.status()
    if (first?.trouble) throw new PrinterStop(first.trouble)
    const answers = first !== null
    let sent = 0
    for await (const few of fewAtATime(labels)) {
      if (signal.aborted) throw new PrinterStop('cancelled')
      if (!answers && sent > 0) {
        line.close()
        line = await opened(address, times, signal)
      }
      listener.sending(sent + few.length)
      await line.write(few.join(''))
      if (answers) await comeOut(line, sent, few.length, listener, signal, times)
      else await line.finish()
      sent += few.length
      listener.out(sent)
    }
  } finally {
    line.close()
  }
}

/** Waits until the printer has nothing left to do. @throws PrinterStop */
async function comeOut(
  line: PrinterLine,
  before: number,
  count: number,
  listener: SendingListener,
  signal: AbortSignal,
  times: PrinterTimes,
): Promise<void> {
  let least = count
  let lastMove = Date.now()
  for (;;) {
    const status = await line.status()
    if (!status) throw new PrinterStop('silent')
    const left = Math.min(status.waiting, count)
    if (left < least) {
      least = left
      lastMove = Date.now()
      // the one that is coming out while it is asked counts as uncertain
      if (count - left > 1) listener.out(before + count - left - 1)
    }
    if (status.trouble) throw new PrinterStop(status.trouble)
    if (left === 0) return
    if (signal.aborted) throw new PrinterStop('cancelled')
    if (Date.now() - lastMove > times.label) throw new PrinterStop('silent')
    await wait(times.poll)
  }
}

async function opened(
  { host, port }: PrinterAddress,
  times: PrinterTimes,
  signal: AbortSignal,
): Promise<PrinterLine> {
  for (let tried = 1; ; tried++) {
    try {
      return await PrinterLine.open(host, port, times, signal)
    } catch (error) {
      if (tried === tries || signal.aborted) throw error
      await wait(times.poll * tried)
    }
  }
}

async function* fewAtATime(labels: AsyncIterable<string>): AsyncGenerator<string[]> {
  let few: string[] = []
  for await (const label of labels) {
    few.push(label)
    if (few.length === labelsAtOnce) {
      yield few
      few = []
    }
  }
  if (few.length > 0) yield few
}

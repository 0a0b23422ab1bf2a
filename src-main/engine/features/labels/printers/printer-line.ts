import { connect, type Socket } from 'node:net'
import { type PrinterStatus, readStatus, statusQuestion } from './printer-status.ts'

/** Why a printer takes no more. */
export type StopReason =
  | 'paperOut'
  | 'headOpen'
  | 'ribbonOut'
  | 'paused'
  | 'cut'
  | 'silent'
  | 'garbage'
  | 'cancelled'

/** A printer took no more, or never took anything: `code` of the system, where there is one. */
export class PrinterStop extends Error {
  readonly reason: StopReason
  readonly code: string | undefined
  constructor(reason: StopReason, code?: string) {
    super(`the printer stopped: ${reason}`)
    this.reason = reason
    this.code = code
  }
}

/** Milliseconds. */
export interface PrinterTimes {
  /** until a connection is open */
  connect: number
  /** until something is answered or taken */
  answer: number
  /** between two looks at labels that come out */
  poll: number
  /** until a label comes out */
  label: number
}

/** A connection to a label printer (raw, TCP): what is written to it is printed, and it answers questions. */
export class PrinterLine {
  readonly #socket: Socket
  readonly #times: PrinterTimes
  #received = ''
  #ended: PrinterStop | 'closed' | null = null
  #onNews: () => void = () => {}

  private constructor(socket: Socket, times: PrinterTimes) {
    this.#socket = socket
    this.#times = times
    socket.setEncoding('latin1')
    socket.on('data', (text) => {
      this.#received += String(text)
      this.#onNews()
    })
    const ended = (end: PrinterStop | 'closed') => {
      this.#ended ??= end
      this.#onNews()
    }
    socket.on('error', (error: NodeJS.ErrnoException) =>
      ended(error.name === 'AbortError' ? new PrinterStop('cancelled') : new PrinterStop('cut', error.code)),
    )
    socket.on('end', () => ended('closed'))
    socket.on('close', () => ended(new PrinterStop('cut')))
  }

  /** @throws PrinterStop */
  static async open(
    host: string,
    port: number,
    times: PrinterTimes,
    signal: AbortSignal,
  ): Promise<PrinterLine> {
    const socket = connect({ host, port, allowHalfOpen: true, signal })
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        socket.destroy()
        reject(new PrinterStop('silent', 'ETIMEDOUT'))
      }, times.connect)
      socket.once('connect', () => {
        clearTimeout(timer)
        resolve()
      })
      socket.once('error', (error: NodeJS.ErrnoException) => {
        clearTimeout(timer)
        reject(new PrinterStop(signal.aborted ? 'cancelled' : 'cut', error.code))
      })
    })
    return new PrinterLine(socket, times)
  }

  /** Writes, and waits until the system has taken it. @throws PrinterStop */
  async write(text: string): Promise<void> {
    this.#assertOpen()
    if (this.#socket.write(text)) return
    let isDrained = false
    this.#socket.once('drain', () => {
      isDrained = true
      this.#onNews()
    })
    if (!(await this.#until(() => isDrained, this.#times.answer))) throw new PrinterStop('silent')
  }

  /** What the printer says of itself; null: it says nothing. @throws PrinterStop */
  async status(): Promise<PrinterStatus | null> {
    await this.write(statusQuestion)
    let read = readStatus(this.#received)
    const isAnswered = await this.#until(() => {
      read = readStatus(this.#received)
      return read !== 'more'
    }, this.#times.answer)
    if (!isAnswered || read === 'more') {
      if (this.#received.trim() !== '') throw new PrinterStop('garbage')
      return null
    }
    if (read === null) throw new PrinterStop('garbage')
    this.#received = read.rest
    return read.status
  }

  /** Says that there is no more, and waits until the other side has read it all and hangs up too. @throws PrinterStop */
  async finish(): Promise<void> {
    this.#assertOpen()
    this.#socket.end()
    const isClosed = await this.#until(() => this.#ended === 'closed', this.#times.answer)
    if (!isClosed) throw new PrinterStop('silent')
  }

  close(): void {
    this.#socket.destroy()
  }

  #assertOpen(): void {
    if (this.#ended) throw this.#ended === 'closed' ? new PrinterStop('cut') : this.#ended
  }

  /** @returns whether it came to be in time. @throws PrinterStop where the connection ends before */
  #until(isSo: () => boolean, milliseconds: number): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const settle = (end: () => void) => {
        clearTimeout(timer)
        this.#onNews = () => {}
        end()
      }
      const look = () => {
        if (isSo()) return settle(() => resolve(true))
        if (this.#ended) settle(() => reject(this.#ended === 'closed' ? new PrinterStop('cut') : this.#ended))
      }
      const timer = setTimeout(() => settle(() => resolve(false)), milliseconds)
      this.#onNews = look
      look()
    })
  }
}

import { EventEmitter } from 'node:events'

/** One end of a channel, as Electron's MessagePortMain is: what arrives waits until `start`, and comes in an event. */
export class FakePort extends EventEmitter {
  #other: FakePort | undefined
  #waiting: unknown[] | null = []

  /** Two ends that reach each other. */
  static pair(): [FakePort, FakePort] {
    const [one, other] = [new FakePort(), new FakePort()]
    one.#other = other
    other.#other = one
    return [one, other]
  }

  postMessage(message: unknown): void {
    const other = this.#other
    const data = structuredClone(message)
    if (other) setImmediate(() => other.#arrive(data))
  }

  start(): void {
    const waiting = this.#waiting ?? []
    this.#waiting = null
    for (const data of waiting) this.#arrive(data)
  }

  /** Both ends hear of it, once. */
  close(): void {
    const ends = [this, this.#other]
    const wasOpen = this.#other !== undefined
    if (this.#other) this.#other.#other = undefined
    this.#other = undefined
    if (!wasOpen) return
    setImmediate(() => {
      for (const end of ends) end?.emit('close')
    })
  }

  #arrive(data: unknown): void {
    if (this.#waiting) this.#waiting.push(data)
    else this.emit('message', { data, ports: [] })
  }
}

export class FakeMessageChannelMain {
  readonly port1: FakePort
  readonly port2: FakePort

  constructor() {
    const [port1, port2] = FakePort.pair()
    this.port1 = port1
    this.port2 = port2
  }
}

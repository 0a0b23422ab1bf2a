import { FakePort } from './fake-port.ts'

/** What passes between a process and its child: messages with the numbers of their ports, and what ports carry. */
export type Relayed =
  | { kind: 'message'; data: unknown; ports: number[] }
  | { kind: 'frame'; port: number; data: unknown }
  | { kind: 'closed'; port: number }

/** Carries ports over a channel that can carry values only, in one of the two processes. */
export class PortRelay {
  readonly #ports = new Map<number, FakePort>()
  readonly #send: (relayed: Relayed) => void
  #next = 1

  constructor(send: (relayed: Relayed) => void) {
    this.#send = send
  }

  /** Hands a port over to the other process. @returns the number by which it will know it */
  give(port: FakePort): number {
    const number = this.#next++
    this.#relay(number, port)
    return number
  }

  /** The port that the other process handed over under this number. */
  take(number: number): FakePort {
    const [here, relayed] = FakePort.pair()
    this.#relay(number, relayed)
    return here
  }

  hear(relayed: Relayed): void {
    if (relayed.kind === 'frame') this.#ports.get(relayed.port)?.postMessage(relayed.data)
    if (relayed.kind === 'closed') this.#forget(relayed.port)?.close()
  }

  /** The other process is gone, and with it the far end of every port. */
  closeAll(): void {
    for (const number of this.#ports.keys()) this.#forget(number)?.close()
  }

  #relay(number: number, port: FakePort): void {
    this.#ports.set(number, port)
    port.on('message', ({ data }: { data: unknown }) => this.#send({ kind: 'frame', port: number, data }))
    port.once('close', () => {
      if (this.#forget(number)) this.#send({ kind: 'closed', port: number })
    })
    port.start()
  }

  #forget(number: number): FakePort | undefined {
    const port = this.#ports.get(number)
    this.#ports.delete(number)
    return port
  }
}

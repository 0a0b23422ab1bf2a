import type { RPCLink } from '@orpc/client/message-port'

type Port = ConstructorParameters<typeof RPCLink>[0]['port']
type Listener = (event?: { data: unknown }) => unknown

/** A message port, as oRPC wants one, made of any two-way stream of frames. */
export class FramePort {
  readonly #send: (frame: string) => void
  readonly #onBroken: (error: unknown) => void
  #receive: Listener = () => undefined
  #closed: Listener = () => undefined

  /** @param onBroken called when a received frame is not of the protocol; the other side is then not to be trusted */
  constructor(send: (frame: string) => void, onBroken: (error: unknown) => void) {
    this.#send = send
    this.#onBroken = onBroken
  }

  readonly port: Port = {
    on: (event: string, listener: Listener) => {
      if (event === 'message') this.#receive = listener
      if (event === 'close') this.#closed = listener
    },
    postMessage: (frame: unknown) => {
      if (typeof frame !== 'string')
        throw new TypeError('only text travels in calls; hand files over by staging')
      this.#send(frame)
    },
  }

  receive(frame: string): void {
    Promise.resolve(this.#receive({ data: frame })).catch(this.#onBroken)
  }

  close(): void {
    this.#closed()
  }
}

import type { RPCLink } from '@orpc/client/message-port'
import { type MessageOf, parsePeerMessage } from './peer-message.ts'

type Port = ConstructorParameters<typeof RPCLink>[0]['port']
type Listener = (event?: { data: unknown }) => unknown

/** A message port, as oRPC wants one, made of any two-way stream of frames. */
export class FramePort {
  readonly #send: (frame: string) => void
  readonly #from: MessageOf
  readonly #onBroken: (error: unknown) => void
  #receive: Listener = () => undefined
  #closed: Listener = () => undefined

  /**
   * @param from who is on the other side
   * @param onBroken called when a received frame is not of the protocol; the other side is then not to be trusted
   */
  constructor(from: MessageOf, send: (frame: string) => void, onBroken: (error: unknown) => void) {
    this.#from = from
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
    let message: object
    try {
      message = parsePeerMessage(frame, this.#from)
    } catch (error) {
      this.#onBroken(error)
      return
    }
    this.#receive({ data: message })
  }

  close(): void {
    this.#closed()
  }
}

import { createORPCErrorFromJson, isORPCErrorJson, isORPCErrorStatus } from '@orpc/client'
import { EventStream } from './event-stream.ts'
import {
  eventStreamHeaders,
  type MessagesOf,
  messageTypes,
  type PeerAnswer,
  type PeerEvent,
  type PeerHeaders,
  parsePeerMessage,
} from './peer-message.ts'

/** What an answer is in place of one where the connection closed first. */
export const connectionClosed = Symbol('the connection closed')

/** A call that was sent. */
interface SentCall {
  /** What it came to: the output, an EventStream, or `connectionClosed`. @throws what the engine answered it with */
  answer: Promise<unknown>
  /** Nobody waits for it any more: the engine may leave it, and a stream of its ends with this error. */
  giveUp: (error: unknown) => void
}

interface Waiting {
  resolve: (answer: unknown) => void
  reject: (error: unknown) => void
  events?: EventStream
}

/** The client's side of one lane: sends calls as messages of oRPC's peer protocol, and brings each its answer. */
export class LaneClient {
  readonly #send: (frame: string) => void
  readonly #waiting = new Map<string, Waiting>()
  #calls = 0
  #isClosed = false

  constructor(send: (frame: string) => void) {
    this.#send = send
  }

  call(path: readonly string[], headers: PeerHeaders, input: unknown): SentCall {
    if (this.#isClosed) return { answer: Promise.resolve(connectionClosed), giveUp: () => undefined }
    const id = (++this.#calls).toString(36)
    const waiting = {} as Waiting
    const answer = new Promise<unknown>((resolve, reject) => {
      waiting.resolve = resolve
      waiting.reject = reject
    })
    this.#waiting.set(id, waiting)
    this.#tell({ i: id, p: { u: `/${path.join('/')}`, h: headers, b: { json: input } } })
    return { answer, giveUp: (error) => this.#giveUp(id, error) }
  }

  /** @throws SyntaxError or TypeError where a frame is not of the protocol; the other side is then not to be trusted */
  receive(frame: string): void {
    const message = parsePeerMessage(frame, 'engine')
    const waiting = this.#waiting.get(message.i)
    // To end what a client streams is all that an engine could ask for with an abort, and no call has that.
    if (!waiting || message.t === messageTypes.abort) return
    if (message.t === messageTypes.event) this.#hear(message.i, waiting, message.p)
    else this.#answer(message.i, waiting, message.p)
  }

  /** The connection is gone: what waits hears so, and streams end with this error. */
  close(error: unknown): void {
    this.#isClosed = true
    for (const { events, resolve } of this.#waiting.values()) {
      events?.fail(error)
      resolve(connectionClosed)
    }
    this.#waiting.clear()
  }

  #answer(id: string, waiting: Waiting, { s: status, h: headers, b: body }: PeerAnswer): void {
    if (headers?.['content-type'] === eventStreamHeaders['content-type']) {
      waiting.events = new EventStream(() => this.#giveUp(id, undefined))
      waiting.resolve(waiting.events)
      return
    }
    this.#waiting.delete(id)
    if (status !== undefined && isORPCErrorStatus(status)) waiting.reject(errorOf(body?.json))
    else waiting.resolve(body?.json)
  }

  #hear(id: string, { events }: Waiting, { e: what, d: data }: PeerEvent): void {
    if (what === 'message') {
      events?.push(data?.json)
      return
    }
    this.#waiting.delete(id)
    if (what === 'done') events?.end(data?.json)
    else events?.fail(errorOf(data?.json))
  }

  #giveUp(id: string, error: unknown): void {
    const waiting = this.#waiting.get(id)
    if (!waiting) return
    this.#waiting.delete(id)
    waiting.events?.fail(error)
    this.#tell({ i: id, t: messageTypes.abort })
  }

  #tell(message: MessagesOf['client']): void {
    this.#send(JSON.stringify(message))
  }
}

function errorOf(json: unknown): Error {
  return isORPCErrorJson(json)
    ? createORPCErrorFromJson(json)
    : new Error('the engine answered with no known error')
}

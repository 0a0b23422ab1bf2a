/** The values of `t`: what a message is. A request and its answer may go without. */
export const messageTypes = { request: 1, response: 2, event: 3, abort: 4 } as const
/** Headers of an answer that events follow. */
export const eventStreamHeaders = { 'content-type': 'text/event-stream' } as const

export type PeerHeaders = Record<string, string | string[]>
interface PeerBody {
  json?: unknown
}

/** What a client sends; `i` is its name for the call, `u` the path of the call as `/assets/show`. */
type ClientMessage =
  | { i: string; t?: typeof messageTypes.request; p: { u: string; h?: PeerHeaders; b?: PeerBody } }
  | { i: string; t: typeof messageTypes.event; p: PeerEvent }
  | { i: string; t: typeof messageTypes.abort }
/** What the engine sends; `s` is the status of an answer, 200 where it is absent. */
type EngineMessage = { i: string } & EngineSays
export type EngineSays =
  | { t?: typeof messageTypes.response; p: PeerAnswer }
  | { t: typeof messageTypes.event; p: PeerEvent }
  | { t: typeof messageTypes.abort }

export interface PeerAnswer {
  s?: number
  h?: PeerHeaders
  b?: PeerBody
}

export interface PeerEvent {
  e: 'message' | 'error' | 'done'
  d?: PeerBody
}

/** The messages of oRPC's peer protocol (`@orpc/standard-server-peer`) by the side they come from, as far as calls of plain JSON need it. */
export interface MessagesOf {
  client: ClientMessage
  engine: EngineMessage
}

/**
 * Reads a frame as a message of one side; none of another shape gets past here.
 * @throws SyntaxError or TypeError for anything else
 */
export function parsePeerMessage<From extends keyof MessagesOf>(frame: string, from: From): MessagesOf[From] {
  const message: unknown = JSON.parse(frame)
  if (!isRecord(message) || typeof message.i !== 'string' || !isPayload(message.t, message.p, from))
    throw new TypeError('not a message of the protocol')
  return message as unknown as MessagesOf[From]
}

function isPayload(type: unknown, payload: unknown, from: keyof MessagesOf): boolean {
  if (type === messageTypes.abort) return true
  if (!isRecord(payload)) return false
  if (type === messageTypes.event) return ['message', 'error', 'done'].includes(String(payload.e))
  if (type !== undefined && type !== (from === 'client' ? messageTypes.request : messageTypes.response))
    return false
  if (!isHeaders(payload.h)) return false
  return from === 'client'
    ? typeof payload.u === 'string' && payload.u.startsWith('/') && isAbsentOr('string', payload.m)
    : isAbsentOr('number', payload.s)
}

function isHeaders(value: unknown): boolean {
  const isText = (header: unknown) => typeof header === 'string'
  const isHeader = (header: unknown) => isText(header) || (Array.isArray(header) && header.every(isText))
  return value === undefined || (isRecord(value) && Object.values(value).every(isHeader))
}

function isAbsentOr(type: 'string' | 'number', value: unknown): boolean {
  return value === undefined || typeof value === type
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

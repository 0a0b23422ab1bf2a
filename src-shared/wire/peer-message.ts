/** Which side a peer message comes from. */
export type MessageOf = 'client' | 'engine'

const types = { request: 1, response: 2, event: 3, abort: 4 }

/**
 * Reads a frame as a message of oRPC's peer protocol (`@orpc/standard-server-peer`). oRPC itself trusts the shape of
 * what it receives, and a message of another shape would end the engine's thread.
 * @throws SyntaxError or TypeError for anything else
 */
export function parsePeerMessage(frame: string, from: MessageOf): object {
  const message: unknown = JSON.parse(frame)
  if (!isRecord(message) || typeof message.i !== 'string' || !isPayload(message.t, message.p, from))
    throw new TypeError('not a message of the protocol')
  return message
}

function isPayload(type: unknown, payload: unknown, from: MessageOf): boolean {
  if (type === types.abort) return true
  if (!isRecord(payload)) return false
  if (type === types.event) return ['message', 'error', 'done'].includes(String(payload.e))
  if (type !== undefined && type !== (from === 'client' ? types.request : types.response)) return false
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

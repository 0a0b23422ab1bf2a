import { toORPCError } from '@orpc/client'
import {
  type AnyRouter,
  createProcedureClient,
  getRouter,
  isProcedure,
  ORPCError,
  onError,
  unlazy,
  ValidationError,
} from '@orpc/server'
import { commonProblems, headers } from '../../../src-shared/contract/base.ts'
import { bugCode, bugFailure } from '../../../src-shared/contract/bug.ts'
import { failure } from '../../../src-shared/contract/problems.ts'
import {
  type EngineSays,
  eventStreamHeaders,
  type MessagesOf,
  messageTypes,
  type PeerEvent,
  type PeerHeaders,
  parsePeerMessage,
} from '../../../src-shared/wire/peer-message.ts'
import { isDiskFull } from '../database/disk-full.ts'
import type { CallSender, ThreadContext } from './call-context.ts'

/** Does the work of one call of the contract. */
type Answering = (input: unknown, options: { context: CallSender; signal: AbortSignal }) => Promise<unknown>
/** The calls of one connection that are being answered, by what its client calls them. */
type OpenCalls = Map<string, AbortController>
type PeerRequest = Extract<MessagesOf['client'], { p: { u: string } }>['p']

/**
 * Answers the calls of any number of connections on one thread, which come as messages of oRPC's peer protocol.
 * @param send hands a frame to a connection; null closes it
 */
export class CallHandler {
  readonly #router: AnyRouter
  readonly #context: ThreadContext
  readonly #send: (connection: number, frame: string | null) => void
  readonly #connections = new Map<number, OpenCalls>()
  readonly #answering = new Map<string, Answering>()

  constructor(
    router: AnyRouter,
    context: ThreadContext,
    send: (connection: number, frame: string | null) => void,
  ) {
    this.#router = router
    this.#context = context
    this.#send = send
  }

  /** A frame arrived on a connection; the first one opens it. */
  receive(connection: number, frame: string): void {
    let message: MessagesOf['client']
    try {
      message = parsePeerMessage(frame, 'client')
    } catch {
      this.close(connection)
      this.#send(connection, null)
      return
    }
    const calls = this.#connections.get(connection) ?? new Map()
    this.#connections.set(connection, calls)
    // No call takes events from its client.
    if (message.t === messageTypes.event) return
    if (message.t === messageTypes.abort) calls.get(message.i)?.abort()
    else if (!calls.has(message.i)) void this.#answer(connection, calls, message.i, message.p)
  }

  /** The connection is gone: its calls are aborted and its streams end. */
  close(connection: number): void {
    for (const call of this.#connections.get(connection)?.values() ?? []) call.abort()
    this.#connections.delete(connection)
  }

  async #answer(connection: number, calls: OpenCalls, id: string, request: PeerRequest): Promise<void> {
    const call = new AbortController()
    const { signal } = call
    const tell = (message: EngineSays) => {
      if (!signal.aborted) this.#send(connection, JSON.stringify({ i: id, ...message }))
    }
    calls.set(id, call)
    try {
      const answering = this.#answering.get(request.u) ?? (await this.#load(request.u))
      const output = await answering(request.b?.json, { context: senderOf(request.h), signal })
      if (isIterator(output)) {
        tell({ p: { h: eventStreamHeaders } })
        await tellEvents(output, signal, (event) => tell({ t: messageTypes.event, p: event }))
      } else tell({ p: { b: { json: output } } })
    } catch (error) {
      const told =
        error instanceof ORPCError ? error : bugFailure(this.#context.log.bug(`call ${request.u}`, error))
      tell({ p: { s: told.status, b: { json: told.toJSON() } } })
    } finally {
      calls.delete(id)
    }
  }

  /** @throws ORPCError NOT_FOUND where there is no such call */
  async #load(url: string): Promise<Answering> {
    const path = url.slice(1).split('/')
    const { default: procedure } = await unlazy(getRouter(this.#router, path))
    if (!isProcedure(procedure)) throw new ORPCError('NOT_FOUND')
    const context = this.#context
    const answering = createProcedureClient(procedure, {
      path,
      context: (sender: CallSender) => ({ ...context, ...sender }),
      interceptors: [
        onError((error) => {
          const told = toldAs(error, () => context.log.bug(path.join('.'), error))
          if (told !== error) throw told
        }),
      ],
    }) as Answering
    this.#answering.set(url, answering)
    return answering
  }
}

function senderOf(said: PeerHeaders | undefined): CallSender {
  const [personId, commandId] = [said?.[headers.actor], said?.[headers.commandId]]
  return {
    personId: typeof personId === 'string' ? personId : undefined,
    commandId: typeof commandId === 'string' ? commandId : undefined,
  }
}

function isIterator(output: unknown): output is AsyncIterator<unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output
}

/** Tells events as they come, until they end or the call is aborted. */
async function tellEvents(
  events: AsyncIterator<unknown>,
  signal: AbortSignal,
  tell: (event: PeerEvent) => void,
): Promise<void> {
  try {
    while (!signal.aborted) {
      const { value, done } = await events.next()
      tell({ e: done ? 'done' : 'message', d: { json: value } })
      if (done) return
    }
    await events.return?.()
  } catch (error) {
    tell({ e: 'error', d: { json: toORPCError(error).toJSON() } })
  }
}

/**
 * What a caller is told of a failure: what the contract declares as it is, failures of the machine or of a caller by
 * their own sentence, anything else as a bug.
 * @param writtenDown writes the bug down and answers its reference
 */
function toldAs(error: unknown, writtenDown: () => string): unknown {
  if (error instanceof ORPCError && error.cause instanceof ValidationError && error.code === 'BAD_REQUEST') {
    const issues = error.cause.issues.map(
      (issue) => `${issue.path?.map(String).join('.') || 'input'}: ${issue.message}`,
    )
    return failure(commonProblems, 'INPUT_INVALID', { issues })
  }
  if (isDiskFull(error)) return failure(commonProblems, 'DISK_FULL', {})
  return error instanceof ORPCError && error.code !== bugCode ? error : bugFailure(writtenDown())
}

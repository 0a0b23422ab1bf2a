import { type ClientLink, createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { type ContractRouterClient, getContractRouter, isContractProcedure } from '@orpc/contract'
import { type CallMeta, commonProblems, headers } from '../contract/base.ts'
import { type Contract, contract } from '../contract/contract.ts'
import { failure } from '../contract/problems.ts'
import { FramePort } from './frame-port.ts'
import { type Lane, laneOf, type Transport } from './transport.ts'

/** What a single call may say beside its input. */
export interface CallContext {
  /** Names a command; the same id again is the same command. Made by connect() if not given. */
  commandId?: string
  /** Milliseconds after which an unanswered call is given up; 30,000 if not given. */
  deadline?: number
}

export type EngineClient = ContractRouterClient<Contract, CallContext>
export type ConnectionState = 'connecting' | 'connected' | 'closed'

export interface ConnectOptions {
  /** Opens a transport to the engine; called again after it closed. */
  open: () => Promise<Transport>
  newId: () => string
  timers: {
    setTimeout: (callback: () => void, milliseconds: number) => unknown
    clearTimeout: (timer: never) => void
  }
  /** Milliseconds between two attempts to connect; absent: a closed connection stays closed. */
  reconnectEvery?: number
  onState?: (state: ConnectionState) => void
}

export interface Connection {
  client: EngineClient
  /** Says who is working: the person's id goes with every call from now on. */
  setActor: (personId: string | null) => void
  state: () => ConnectionState
  close: () => void
}

interface LinkContext extends CallContext {
  sentCommandId?: string
}

interface Channel {
  links: Record<Lane, RPCLink<LinkContext>>
  /** Settles as a promise does, or with 'closed' where the connection closes first. Nothing is held on to afterwards. */
  whileOpen: <Value>(promise: Promise<Value>) => Promise<Value | 'closed'>
  onClose: (listener: () => void) => void
  isClosed: () => boolean
  close: () => void
}

const defaultDeadline = 30_000
const laneOfKind = { query: 'q', command: 'c', stream: 'c' } as const

/**
 * Connects a door's client to the engine. Calls wait for the connection; one whose answer was lost when the engine
 * stopped is sent again to the next engine, a command under the same id, so that it takes effect once. What stays
 * unanswered ends with ENGINE_STOPPED (no engine) or DEADLINE_PASSED (a silent one); an aborted call with an error
 * named AbortError. A stream that has begun is not resumed: it ends with ENGINE_STOPPED, and whoever reads it begins anew.
 */
export function connect(options: ConnectOptions): Connection {
  let actor: string | null = null
  let state: ConnectionState = 'connecting'
  let channel: Promise<Channel> | null = null

  const isClosed = () => state === 'closed'
  const setState = (next: ConnectionState) => {
    if (state === next || isClosed()) return
    state = next
    options.onState?.(next)
  }

  const openChannel = async (): Promise<Channel> => {
    for (;;) {
      if (isClosed()) throw failure(commonProblems, 'ENGINE_STOPPED', {})
      try {
        const opened = channelOver(await options.open(), () => actor)
        if (isClosed()) opened.close()
        setState('connected')
        opened.onClose(() => {
          channel = null
          if (options.reconnectEvery === undefined) setState('closed')
          else reopenAfter(options.reconnectEvery)
        })
        return opened
      } catch {
        if (options.reconnectEvery === undefined) {
          setState('closed')
          throw failure(commonProblems, 'ENGINE_STOPPED', {})
        }
        await new Promise<void>((resolve) => options.timers.setTimeout(resolve, options.reconnectEvery ?? 0))
      }
    }
  }
  const currentChannel = (): Promise<Channel> => {
    channel ??= openChannel()
    return channel
  }

  const reopenAfter = (pause: number) => {
    setState('connecting')
    if (isClosed()) return
    channel = new Promise<void>((resolve) => options.timers.setTimeout(resolve, pause)).then(openChannel)
    channel.catch(() => undefined)
  }

  const call = async (
    path: readonly string[],
    input: unknown,
    callOptions: LinkCallOptions,
  ): Promise<unknown> => {
    const { kind } = metaOf(path)
    const lane = laneOfKind[kind]
    const deadline = callOptions.context.deadline ?? defaultDeadline
    const context: LinkContext =
      kind === 'command' ? { sentCommandId: callOptions.context.commandId ?? options.newId() } : {}
    const ended = endOf(options.timers, deadline, callOptions.signal)
    let wasLost = false
    // An engine that is lost and found again and again until the deadline has stopped, whichever it is just then.
    const endedBy = (end: 'deadline' | 'aborted') => endError(end, wasLost ? 'connecting' : state, deadline)
    try {
      for (;;) {
        const open = await Promise.race([currentChannel(), ended.promise])
        if (typeof open === 'string') throw endedBy(open)
        const answer = open.links[lane].call(path, input, { ...callOptions, context, signal: ended.signal })
        answer.catch(() => undefined)
        const settled = answer.then(
          (value) => ({ value }),
          (error: unknown) => ({ error }),
        )
        const first = await open.whileOpen(Promise.race([settled, ended.promise]))
        if (first === 'deadline' || first === 'aborted') throw endedBy(first)
        if (first !== 'closed' && 'value' in first) {
          if (kind !== 'stream') return first.value
          ended.keepSignal()
          return untilClosed(first.value as AsyncIterator<unknown>, open)
        }
        if (first !== 'closed' && (first.error instanceof ORPCError || !open.isClosed())) throw first.error
        if (options.reconnectEvery === undefined) throw failure(commonProblems, 'ENGINE_STOPPED', {})
        wasLost = true
      }
    } finally {
      ended.clear()
    }
  }

  currentChannel().catch(() => undefined)
  return {
    client: createORPCClient<EngineClient>({ call } as ClientLink<CallContext>),
    setActor: (personId) => {
      actor = personId
    },
    state: () => state,
    close: () => {
      const open = channel
      setState('closed')
      open?.then((opened) => opened.close()).catch(() => undefined)
    },
  }
}

interface LinkCallOptions {
  context: CallContext
  signal?: AbortSignal | undefined
}

function channelOver(transport: Transport, actor: () => string | null): Channel {
  const portOf = (lane: Lane) =>
    new FramePort(
      'engine',
      (frame) => transport.send(lane + frame),
      () => transport.close(),
    )
  const ports: Record<Lane, FramePort> = { q: portOf('q'), c: portOf('c') }
  const linkOf = (lane: Lane) =>
    new RPCLink<LinkContext>({
      port: ports[lane].port,
      headers: ({ context }: { context: LinkContext }) => {
        const personId = actor()
        return {
          ...(personId === null ? {} : { [headers.actor]: personId }),
          ...(context.sentCommandId === undefined ? {} : { [headers.commandId]: context.sentCommandId }),
        }
      },
    })
  let closed = false
  const waiting = new Set<() => void>()
  transport.onClose(() => {
    closed = true
    for (const listener of waiting) listener()
    waiting.clear()
    ports.q.close()
    ports.c.close()
  })
  transport.onFrame((frame) => {
    const lane = laneOf(frame)
    if (lane) ports[lane].receive(frame.slice(1))
    else transport.close()
  })
  return {
    links: { q: linkOf('q'), c: linkOf('c') },
    whileOpen: (promise) =>
      new Promise((resolve, reject) => {
        const onClose = () => resolve('closed')
        if (closed) onClose()
        else waiting.add(onClose)
        promise.then(resolve, reject).finally(() => waiting.delete(onClose))
      }),
    onClose: (listener) => void waiting.add(listener),
    isClosed: () => closed,
    close: () => transport.close(),
  }
}

function metaOf(path: readonly string[]): CallMeta {
  const procedure = getContractRouter(contract, path)
  if (!isContractProcedure(procedure)) throw new TypeError(`the contract has no call ${path.join('.')}`)
  return procedure['~orpc'].meta as CallMeta
}

/** Settles with why a call has to end before its answer came. */
function endOf(timers: ConnectOptions['timers'], deadline: number, signal: AbortSignal | undefined) {
  const controller = new AbortController()
  let end: (why: 'deadline' | 'aborted') => void = () => undefined
  const promise = new Promise<'deadline' | 'aborted'>((resolve) => {
    end = (why) => {
      resolve(why)
      controller.abort()
    }
  })
  const timer = timers.setTimeout(() => end('deadline'), deadline)
  const onAbort = () => end('aborted')
  if (signal?.aborted) onAbort()
  else signal?.addEventListener('abort', onAbort, { once: true })
  let keep = false
  return {
    promise,
    signal: controller.signal,
    /** Leaves the caller's signal able to end what goes on after the answer (a stream). */
    keepSignal: () => {
      keep = true
    },
    clear: () => {
      timers.clearTimeout(timer as never)
      if (!keep) signal?.removeEventListener('abort', onAbort)
    },
  }
}

function endError(why: 'deadline' | 'aborted', state: ConnectionState, deadline: number): Error {
  if (why === 'aborted') return abortError()
  if (state !== 'connected') return failure(commonProblems, 'ENGINE_STOPPED', {})
  return failure(commonProblems, 'DEADLINE_PASSED', { seconds: deadline / 1000 })
}

function abortError(): Error {
  const error = new Error('The call was aborted.')
  error.name = 'AbortError'
  return error
}

/** The events of a stream; it ends with ENGINE_STOPPED when the connection closes. */
async function* untilClosed(events: AsyncIterator<unknown>, open: Channel): AsyncGenerator<unknown> {
  try {
    for (;;) {
      const next = await open.whileOpen(events.next())
      if (next === 'closed') throw failure(commonProblems, 'ENGINE_STOPPED', {})
      if (next.done) return
      yield next.value
    }
  } catch (error) {
    if (open.isClosed()) throw failure(commonProblems, 'ENGINE_STOPPED', {})
    throw error
  } finally {
    if (!open.isClosed()) await events.return?.()
  }
}

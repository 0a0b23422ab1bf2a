import { type ClientLink, createORPCClient } from '@orpc/client'
import { type ContractRouterClient, getContractRouter, isContractProcedure } from '@orpc/contract'
import { type CallMeta, commonProblems, headers } from '../contract/base.ts'
import { type Contract, contract } from '../contract/contract.ts'
import { failure } from '../contract/problems.ts'
import { EventStream } from './event-stream.ts'
import { connectionClosed, LaneClient } from './lane-client.ts'
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

interface Channel {
  lanes: Record<Lane, LaneClient>
  onClose: (listener: () => void) => void
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
        const opened = channelOver(await options.open())
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
    const deadline = callOptions.context.deadline ?? defaultDeadline
    const said = headersOf(
      actor,
      kind === 'command' ? (callOptions.context.commandId ?? options.newId()) : null,
    )
    const limit = limitOf(options.timers, deadline, callOptions.signal)
    let wasLost = false
    // An engine that is lost and found again and again until the deadline has stopped, whichever it is just then.
    const errorOf = (end: End) => endError(end, wasLost ? 'connecting' : state, deadline)
    try {
      for (;;) {
        const open = await Promise.race([currentChannel(), limit.end])
        if (typeof open === 'string') throw errorOf(open)
        const sent = open.lanes[laneOfKind[kind]].call(path, said, input)
        const answer = await Promise.race([sent.answer, limit.end])
        const end = limit.ended()
        if (end) {
          sent.giveUp(errorOf(end))
          throw errorOf(end)
        }
        if (answer === connectionClosed) {
          if (options.reconnectEvery === undefined) throw failure(commonProblems, 'ENGINE_STOPPED', {})
          wasLost = true
          continue
        }
        if (answer instanceof EventStream)
          callOptions.signal?.addEventListener('abort', () => sent.giveUp(abortError()), { once: true })
        return answer
      }
    } finally {
      limit.clear()
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

function channelOver(transport: Transport): Channel {
  const laneTo = (lane: Lane) => new LaneClient((frame) => transport.send(lane + frame))
  const lanes: Record<Lane, LaneClient> = { q: laneTo('q'), c: laneTo('c') }
  const listeners = new Set<() => void>()
  let closed = false
  transport.onClose(() => {
    closed = true
    for (const lane of Object.values(lanes)) lane.close(failure(commonProblems, 'ENGINE_STOPPED', {}))
    for (const listener of listeners) listener()
  })
  transport.onFrame((frame) => {
    const lane = laneOf(frame)
    try {
      if (!lane) throw new TypeError('a frame of no lane')
      lanes[lane].receive(frame.slice(1))
    } catch {
      transport.close()
    }
  })
  return {
    lanes,
    onClose: (listener) => {
      if (closed) listener()
      else listeners.add(listener)
    },
    close: () => transport.close(),
  }
}

function headersOf(personId: string | null, commandId: string | null): Record<string, string> {
  return {
    ...(personId === null ? {} : { [headers.actor]: personId }),
    ...(commandId === null ? {} : { [headers.commandId]: commandId }),
  }
}

function metaOf(path: readonly string[]): CallMeta {
  const procedure = getContractRouter(contract, path)
  if (!isContractProcedure(procedure)) throw new TypeError(`the contract has no call ${path.join('.')}`)
  return procedure['~orpc'].meta as CallMeta
}

/** Why a call ends before its answer came. */
type End = 'deadline' | 'aborted'

/** Until when a call is waited for. */
function limitOf(timers: ConnectOptions['timers'], deadline: number, signal: AbortSignal | undefined) {
  let ended: End | undefined
  let settle: (end: End) => void = () => undefined
  const end = new Promise<End>((resolve) => {
    settle = resolve
  })
  const endAs = (why: End) => {
    ended ??= why
    settle(why)
  }
  const timer = timers.setTimeout(() => endAs('deadline'), deadline)
  const onAbort = () => endAs('aborted')
  if (signal?.aborted) onAbort()
  else signal?.addEventListener('abort', onAbort, { once: true })
  return {
    end,
    ended: () => ended,
    clear: () => {
      timers.clearTimeout(timer as never)
      signal?.removeEventListener('abort', onAbort)
    },
  }
}

function endError(why: End, state: ConnectionState, deadline: number): Error {
  if (why === 'aborted') return abortError()
  if (state !== 'connected') return failure(commonProblems, 'ENGINE_STOPPED', {})
  return failure(commonProblems, 'DEADLINE_PASSED', { seconds: deadline / 1000 })
}

function abortError(): Error {
  const error = new Error('The call was aborted.')
  error.name = 'AbortError'
  return error
}

import { setFlagsFromString } from 'node:v8'
import type { Engine } from './engine.ts'
import type { HostFacts } from './host.ts'
import type { DistantHost, HostAnswer, HostAsk } from './host-messages.ts'
import { messagePortTransport } from './message-port-transport.ts'
import { type EngineThread, type StartThread, startThread } from './start-thread.ts'
import type { ThreadName } from './work-of-thread.ts'

/** What the process that starts the engine, its host, tells it. With `connect` comes the port of a client. */
export type ToEngineProcess =
  | { type: 'start'; dataFolder: string; version: string; facts: HostFacts }
  | { type: 'connect' }
  | { type: 'resumed' }
  | { type: 'power'; isOnBattery: boolean }
  | { type: 'close' }
  | HostAnswer

/**
 * What the engine tells its host. A failure with a code is one that the person can do something about. Every `ask` is
 * to be answered by a message of type `answer` with its `n` (`answerOf` does).
 */
export type FromEngineProcess =
  | { type: 'ready' }
  | { type: 'failed'; code: string | null; message: string }
  | HostAsk

type StartOrder = Extract<ToEngineProcess, { type: 'start' }>

type Port = Parameters<typeof messagePortTransport>[0]

/** Electron's `process.parentPort`, as far as it is used: the engine knows nothing else of Electron. */
interface ParentPort {
  on(event: 'message', listener: (event: { data: ToEngineProcess; ports: readonly Port[] }) => void): unknown
  postMessage(message: FromEngineProcess): void
}

const parent = Reflect.get(process, 'parentPort') as ParentPort | undefined
if (!parent) throw new Error('the engine’s process is started by Electron’s main process')

const exitOfBug = 70
/** Milliseconds that a crashed process may take to write down what it knows. */
const endWithin = 5000

/** The engine's first threads, begun before anything else is loaded here: nothing takes longer at a start. */
const begun = new Map<ThreadName, EngineThread>([
  ['writer', startThread('writer')],
  ['reader', startThread('reader')],
])
/** Threads that follow after a crash are started when they are needed. */
const begunThread: StartThread = (name) => {
  const thread = begun.get(name) ?? startThread(name)
  begun.delete(name)
  return thread
}

let engine: Promise<Engine> | undefined
let host: DistantHost | undefined

process.once('uncaughtException', (error) => void crashed(error))
parent.on('message', ({ data, ports: [port] }) => {
  if (data.type === 'start') void start(parent, data)
  else if (data.type === 'connect' && port) void attach(port)
  else if (data.type === 'answer') host?.hear(data)
  else if (data.type === 'resumed') void engine?.then((running) => running.resumed()).catch(() => undefined)
  else if (data.type === 'power')
    void engine?.then((running) => running.onBattery(data.isOnBattery)).catch(() => undefined)
  else if (data.type === 'close') void close()
})

async function start(to: ParentPort, order: StartOrder): Promise<void> {
  try {
    engine = begin(to, order)
    await engine
    collectBeforeGrowing()
    to.postMessage({ type: 'ready' })
  } catch (error) {
    engine = undefined
    const { code, message } = error as { code?: unknown; message?: unknown }
    to.postMessage({
      type: 'failed',
      code: typeof code === 'string' ? code : null,
      message: String(message ?? error),
    })
  }
}

async function begin(to: ParentPort, { dataFolder, version, facts }: StartOrder): Promise<Engine> {
  const [{ startEngine }, { DistantHost: HostOfProcess }] = await Promise.all([
    import('./engine.ts'),
    import('./host-messages.ts'),
  ])
  host = new HostOfProcess(facts, (ask) => to.postMessage(ask))
  return startEngine({ dataFolder, version, host, startThread: begunThread })
}

/**
 * In all threads V8 collects before it grows: half the memory during an import (decision 28). Not while they load their
 * code: a fifth of their start was spent on collecting what stays.
 */
function collectBeforeGrowing(): void {
  setFlagsFromString('--optimize-for-size')
}

async function attach(port: Port): Promise<void> {
  const running = await engine
  if (running) running.attach(messagePortTransport(port))
  else port.close()
}

/** Ends the process once everything is durable. */
async function close(): Promise<void> {
  const running = await engine?.catch(() => undefined)
  try {
    await running?.close()
    process.exit(0)
  } catch (error) {
    running?.log.bug('end of the engine', error)
    process.exit(exitOfBug)
  }
}

/** A bug outside of every call: nobody knows in what state it left the process, so the host starts another one. */
async function crashed(error: Error): Promise<void> {
  const running = await engine?.catch(() => undefined)
  if (running) running.log.bug('engine process', error)
  else process.stderr.write(`${error.stack}\n`)
  setTimeout(() => process.exit(exitOfBug), endWithin)
  await running?.close().catch(() => undefined)
  process.exit(exitOfBug)
}

import { type Engine, startEngine } from './engine.ts'
import { logBug } from './log.ts'
import { messagePortTransport } from './message-port-transport.ts'

/** What the process that starts the engine tells it. With `connect` comes the port of a client. */
export type ToEngineProcess =
  | { type: 'start'; dataFolder: string; version: string }
  | { type: 'connect' }
  | { type: 'close' }

/** What the engine answers. A failure with a code is one that the person can do something about. */
export type FromEngineProcess = { type: 'ready' } | { type: 'failed'; code: string | null; message: string }

type Port = Parameters<typeof messagePortTransport>[0]

/** Electron's `process.parentPort`, as far as it is used: the engine knows nothing else of Electron. */
interface ParentPort {
  on(event: 'message', listener: (event: { data: ToEngineProcess; ports: readonly Port[] }) => void): unknown
  postMessage(message: FromEngineProcess): void
}

const parent = Reflect.get(process, 'parentPort') as ParentPort | undefined
if (!parent) throw new Error('the engine’s process is started by Electron’s main process')

let engine: Promise<Engine> | undefined

parent.on('message', ({ data, ports: [port] }) => {
  if (data.type === 'start') void start(parent, data)
  else if (data.type === 'connect' && port) void attach(port)
  else if (data.type === 'close') void close()
})

async function start(to: ParentPort, options: { dataFolder: string; version: string }): Promise<void> {
  try {
    engine = startEngine(options)
    await engine
    to.postMessage({ type: 'ready' })
  } catch (error) {
    engine = undefined
    const { code, message } = error as { code?: unknown; message?: unknown }
    const isKnown = typeof code === 'string' && typeof message === 'string'
    if (!isKnown) logBug('start of the engine', error)
    to.postMessage({ type: 'failed', code: isKnown ? code : null, message: String(message ?? error) })
  }
}

async function attach(port: Port): Promise<void> {
  const running = await engine
  if (running) running.attach(messagePortTransport(port))
  else port.close()
}

/** Ends the process once everything is durable. */
async function close(): Promise<void> {
  try {
    const running = await engine?.catch(() => undefined)
    await running?.close()
    process.exit(0)
  } catch (error) {
    logBug('end of the engine', error)
    process.exit(70)
  }
}

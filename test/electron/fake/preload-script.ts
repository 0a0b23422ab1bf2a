import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { createContext, runInContext, Script } from 'node:vm'
import type { FakePort } from './fake-port.ts'

/** What a page hears in a message event: what was posted, and the ports that came along. */
export interface Heard {
  data: unknown
  ports: FakePort[]
}

export interface PageSurroundings {
  url: string
  /** arguments of the page's process */
  argv: string[]
  /** a message of the page to the main process */
  invoke: (channel: string, ...args: unknown[]) => Promise<unknown>
}

/**
 * A page with its two worlds, as far as a preload script makes one: the script runs in a world of its own, with what
 * Electron gives a sandboxed one, and the page's world sees copies of what it exposes.
 * Emits `heard` with each message event of the page.
 */
export class ScriptedPage extends EventEmitter {
  readonly heard: Heard[] = []
  readonly #ipc = new EventEmitter()
  readonly #world: object

  constructor(preloadFile: string, { url, argv, invoke }: PageSurroundings) {
    super()
    const exposed: Record<string, unknown> = {}
    const { protocol, host } = new URL(url)
    const origin = `${protocol}//${host}`
    const electron = {
      contextBridge: {
        exposeInMainWorld: (name: string, api: unknown) => {
          if (name in exposed) throw new Error(`${name} is exposed already`)
          exposed[name] = api
        },
      },
      ipcRenderer: {
        invoke,
        on: (channel: string, listener: (...args: unknown[]) => void) => this.#ipc.on(channel, listener),
      },
    }
    const require = (name: string) => {
      if (name !== 'electron') throw new Error(`a sandboxed preload script cannot load ${name}`)
      return electron
    }
    const postMessage = (data: unknown, target: string, ports: FakePort[] = []) => {
      if (target === origin) this.#hear({ data: structuredClone(data), ports: [...ports] })
    }
    const preloadWorld = createContext({
      require,
      module: { exports: {} },
      exports: {},
      process: { argv, platform: process.platform },
      location: { origin },
      window: { postMessage },
      console,
    })
    new Script(readFileSync(preloadFile, 'utf8'), { filename: preloadFile }).runInContext(preloadWorld)
    const page: Record<string, unknown> = { location: { href: url, origin }, ...exposed }
    page.window = page
    this.#world = createContext(page)
  }

  /** Runs an expression as the page itself. */
  run(expression: string): unknown {
    return runInContext(expression, this.#world)
  }

  /** A message of the main process. */
  receive(channel: string, message: unknown, ports: FakePort[] = []): void {
    this.#ipc.emit(channel, { ports }, structuredClone(message))
  }

  #hear(heard: Heard): void {
    this.heard.push(heard)
    this.emit('heard', heard)
  }
}

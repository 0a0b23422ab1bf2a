import { type ChildProcess, fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { FakePort } from './fake-port.ts'
import { PortRelay, type Relayed } from './port-relay.ts'

/** What runs a module so; a source. */
export const utilityHost = fileURLToPath(new URL('./utility-host.ts', import.meta.url))

/** A utilityProcess that is a real process, of plain Node: it can be killed, and takes its ports with it. */
export class FakeUtilityProcess extends EventEmitter {
  readonly child: ChildProcess
  readonly #relay: PortRelay

  constructor(
    file: string,
    args: readonly string[] = [],
    env: NodeJS.ProcessEnv = process.env,
    execArgv: string[] = [],
    host: string = utilityHost,
  ) {
    super()
    this.child = fork(host, [file, ...args], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      execArgv,
      env,
    })
    this.#relay = new PortRelay((relayed) => this.#send(relayed))
    this.child.on('message', (relayed: Relayed) => {
      if (relayed.kind === 'message') this.emit('message', relayed.data)
      else this.#relay.hear(relayed)
    })
    this.child.once('exit', (code) => {
      this.#relay.closeAll()
      this.emit('exit', code)
    })
  }

  postMessage(data: unknown, ports: readonly FakePort[] = []): void {
    this.#send({ kind: 'message', data, ports: ports.map((port) => this.#relay.give(port)) })
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null
  }

  /** It answers nothing any more, as after its disk went away. */
  freeze(): void {
    this.child.kill('SIGSTOP')
  }

  kill(): boolean {
    return this.child.kill('SIGKILL')
  }

  #send(relayed: Relayed): void {
    // What is said to a process that has ended is lost, as in Electron.
    if (this.child.connected) this.child.send(relayed, () => undefined)
  }
}

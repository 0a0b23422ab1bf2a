import { EventEmitter } from 'node:events'
import type { HostRequest, HostRequests } from '../../../src-main/engine/host.ts'
import type { FakePort } from './fake-port.ts'

type ToEngine = {
  type: string
  n?: number
  answers?: unknown
  isOnBattery?: boolean
  failure?: { code: string | null; message: string }
}

/**
 * A utilityProcess in which an engine would run that is ready at once, keeps its ports and says nothing: for what is
 * not about the engine. A test asks the host in its name.
 */
export class QuickEngine extends EventEmitter {
  readonly told: ToEngine[] = []
  readonly ports: FakePort[] = []
  isRunning = true
  #asked = 0

  postMessage(message: ToEngine, ports: readonly FakePort[] = []): void {
    this.told.push(message)
    this.ports.push(...ports)
    if (message.type === 'start') setImmediate(() => this.emit('message', { type: 'ready' }))
    if (message.type === 'answer') setImmediate(() => this.emit(`test:answer ${message.n}`, message))
    if (message.type === 'close') setImmediate(() => this.#end(0))
  }

  /** The engine asks its host. @throws the failure that the host answers with: `code` and `message` */
  ask<Request extends HostRequest>(
    request: Request,
    asks: HostRequests[Request]['asks'],
  ): Promise<HostRequests[Request]['answers']> {
    const n = ++this.#asked
    return new Promise((resolve, reject) => {
      this.once(`test:answer ${n}`, ({ answers, failure }: ToEngine) => {
        if (failure) reject(Object.assign(new Error(failure.message), failure))
        else resolve(answers as HostRequests[Request]['answers'])
      })
      this.emit('message', { type: 'ask', n, request, asks })
    })
  }

  kill(): boolean {
    if (this.isRunning) setImmediate(() => this.#end(1))
    return this.isRunning
  }

  #end(code: number): void {
    if (!this.isRunning) return
    this.isRunning = false
    for (const port of this.ports) port.close()
    this.emit('exit', code)
  }
}

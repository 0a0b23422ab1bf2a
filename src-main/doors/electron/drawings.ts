import { type UtilityProcess, utilityProcess } from 'electron'
import {
  type DocumentTask,
  drawingArguments,
  drawnBy,
  type FromDocumentProcess,
} from '../../engine/drawing-process.ts'
import { engineMemory } from './engine-memory.ts'
import { documentProcessFile } from './places.ts'

/** Draws documents for the engine, each in a process of its own: the engine cannot start one, a utility process itself. */
export class Drawings {
  readonly #running = new Map<string, UtilityProcess>()

  /** @throws DRAWING_ENDED where the process ended before it had said anything, also because of `end` */
  async draw(drawingId: string, task: DocumentTask): Promise<FromDocumentProcess['failure']> {
    const started = utilityProcess.fork(documentProcessFile, [], {
      serviceName: 'Assetwalk document',
      execArgv: drawingArguments,
      env: { ...process.env, ...engineMemory },
    })
    this.#running.set(drawingId, started)
    try {
      return await drawnBy(
        {
          send: (order) => started.postMessage(order),
          onMessage: (listener) => void started.on('message', listener),
          onEnd: (listener) => void started.once('exit', listener),
          kill: () => void started.kill(),
        },
        task,
      )
    } finally {
      this.#running.delete(drawingId)
    }
  }

  end(drawingId: string): void {
    this.#running.get(drawingId)?.kill()
  }

  /** Nobody waits any more for what an engine that has ended had asked for. */
  endAll(): void {
    for (const started of this.#running.values()) started.kill()
  }
}

import { failure } from '../../src-shared/contract/problems.ts'
import { jobEndProblems } from '../../src-shared/features/jobs/jobs-contract.ts'
import type { DocumentTask, FromDocumentProcess } from './documents/document-order.ts'

export type { DocumentTask, FromDocumentProcess } from './documents/document-order.ts'

/** A process that draws one document (`documents/document-process.ts`), however it was started. */
export interface DrawingProcess {
  send(task: DocumentTask): void
  onMessage(listener: (message: FromDocumentProcess) => void): void
  /** hears that it has ended, or could not be started */
  onEnd(listener: () => void): void
  kill(): void
}

/** Room for what lives for a moment: collecting it a third as often costs a document 20 MB and saves a tenth of its time. */
export const drawingArguments = ['--max-semi-space-size=16']

/**
 * Has a process draw a document, and waits until it has ended.
 * @returns why there is no document, where that is known; null: its file is whole
 * @throws DRAWING_ENDED where it ended without a word: killed, or out of memory
 */
export function drawnBy(
  process: DrawingProcess,
  task: DocumentTask,
): Promise<FromDocumentProcess['failure']> {
  return new Promise((resolve, reject) => {
    let said: FromDocumentProcess | undefined
    process.onMessage((message) => {
      said = message
      process.kill()
    })
    process.onEnd(() => (said ? resolve(said.failure) : reject(failure(jobEndProblems, 'DRAWING_ENDED', {}))))
    process.send(task)
  })
}

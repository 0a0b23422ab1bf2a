import { parentPort, workerData } from 'node:worker_threads'
import { toldFailure } from '../thread-failure.ts'
import type { DocumentTask, FromDocumentThread } from './document-order.ts'
import { writeDocument } from './write-document.ts'

// Entry of a thread that does one order and ends.

const tell = (message: FromDocumentThread) => parentPort?.postMessage(message)
await writeDocument(workerData as DocumentTask, (told) => tell({ told })).catch((error: unknown) =>
  tell({ failure: toldFailure(error) }),
)

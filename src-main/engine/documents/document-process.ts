import { toldFailure } from '../thread-failure.ts'
import type { DocumentTask, FromDocumentProcess } from './document-order.ts'
import { writeDocument } from './write-document.ts'

// Entry of a process that draws one document. It says how that went, and is ended by who started it; it ends by itself
// where nobody is there to do so.

/** Electron's `process.parentPort`, as far as it is used. */
interface ParentPort {
  on(event: 'message', listener: (event: { data: DocumentTask }) => void): unknown
  postMessage(message: FromDocumentProcess): void
}

const parent = Reflect.get(process, 'parentPort') as ParentPort | undefined
if (parent) parent.on('message', ({ data }) => void draw(data).then((message) => parent.postMessage(message)))
else {
  process.on('message', (task: DocumentTask) => void draw(task).then((message) => process.send?.(message)))
  process.once('disconnect', () => process.exit())
}

async function draw(task: DocumentTask): Promise<FromDocumentProcess> {
  try {
    await writeDocument(task, () => undefined)
    return { failure: null }
  } catch (error) {
    return { failure: toldFailure(error) }
  }
}

import type { ProcedureContext } from '../../calls/call-context.ts'
import { askDocumentThread } from '../../documents/draw-document.ts'
import type { BooksOrder, ReadBooks } from './audits-books.ts'

/** `readBooks` on a thread of its own, so that no scan waits for it. */
export async function readBooksApart(
  { dataFolder, newId, host }: Pick<ProcedureContext, 'dataFolder' | 'newId' | 'host'>,
  input: BooksOrder,
): Promise<ReadBooks | null> {
  let read: ReadBooks | null = null
  const job = { dataFolder, newId, host, signal: new AbortController().signal }
  await askDocumentThread(job, { kind: 'auditBooks', input }, null, (told: ReadBooks | null) => {
    read = told
  })
  return read
}

import { type FileHandle, open } from 'node:fs/promises'
import { ORPCError } from '@orpc/contract'
import type { ContentConversation } from './content-conversation.ts'

/** Bytes of one part: so much is sent again at most after a cut. */
export const usualPart = 512 * 1024
/** Answers in a row after which nothing more has arrived. */
const mostStandstills = 3

/**
 * Sends content to the server, from where an earlier try has ended.
 * @throws SERVER_UNREACHABLE, SERVER_NOT_UNDERSTOOD, and what the server refuses
 */
export async function sendContent(
  server: ContentConversation,
  { sha256, file, signal, partSize }: { sha256: string; file: string; signal: AbortSignal; partSize: number },
): Promise<void> {
  const opened = await open(file, 'r')
  try {
    const { size } = await opened.stat()
    const whole = size <= partSize
    let offset = await server.begin(sha256, size, await partOf(opened, 0, whole ? size : 0))
    for (let standstills = 0; offset < size && standstills < mostStandstills; ) {
      signal.throwIfAborted()
      const before = offset
      const part = await partOf(opened, offset, Math.min(partSize, size - offset))
      // An upload that has ended is unknown; that all of it is there is told by beginning it anew.
      const begun = () => server.begin(sha256, size, new Uint8Array(0))
      offset = await server.goOn(sha256, offset, part).catch((error) => expectedOffset(error, begun))
      standstills = offset > before ? 0 : standstills + 1
      if (standstills === mostStandstills) throw new Error(`the upload of ${sha256} stands still`)
    }
  } finally {
    await opened.close()
  }
}

async function partOf(file: FileHandle, offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const part = new Uint8Array(length)
  for (let read = 0; read < length; ) {
    const { bytesRead } = await file.read(part, read, length - read, offset + read)
    if (bytesRead === 0) throw new Error('a content has become shorter')
    read += bytesRead
  }
  return part
}

/** An answer was lost: the server says where it is. */
function expectedOffset(error: unknown, begun: () => Promise<number>): number | Promise<number> {
  if (error instanceof ORPCError && error.code === 'UPLOAD_UNKNOWN') return begun()
  if (error instanceof ORPCError && error.code === 'OFFSET_UNEXPECTED')
    return (error.data as { offset: number }).offset
  throw error
}

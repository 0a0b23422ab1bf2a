import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { startText } from '../../src-shared/features/app/start-text.ts'

const { silent, stalled, refused } = startText.runtime

/** How long a download may keep silent, in milliseconds. */
export interface Patience {
  /** before its first byte: decides whether there is a download at all */
  firstByte: number
  /** between two pieces of it */
  nextPiece: number
}

/** Megabytes so far, and of how many if the server says so. */
export type Progress = (done: number, total: number | null) => void

/**
 * Downloads a file; follows redirects.
 * @throws Error whose message says why there is no file: refused, silent, stalled, or what the network says
 */
export async function download(
  url: string,
  file: string,
  patience: Patience,
  onProgress: Progress,
): Promise<void> {
  const stop = new AbortController()
  const abortAfter = (milliseconds: number, why: (seconds: number) => string) =>
    setTimeout(() => stop.abort(new Error(why(milliseconds / 1000))), milliseconds)
  let timer = abortAfter(patience.firstByte, silent)
  try {
    const response = await fetch(url, { signal: stop.signal })
    if (!response.ok || !response.body) throw new Error(refused(response.status))
    const length = Number(response.headers.get('content-length'))
    let done = 0
    await mkdir(dirname(file), { recursive: true })
    const pieces = piecesOf(response.body.getReader(), (size) => {
      clearTimeout(timer)
      timer = abortAfter(patience.nextPiece, stalled)
      done += size
      onProgress(megabytes(done), length > 0 ? megabytes(length) : null)
    })
    await pipeline(pieces, createWriteStream(file), { signal: stop.signal })
  } catch (error) {
    throw stop.signal.aborted ? stop.signal.reason : new Error(reasonOf(error))
  } finally {
    clearTimeout(timer)
  }
}

interface Reader {
  read(): Promise<{ done: boolean; value?: Uint8Array | undefined }>
}

async function* piecesOf(reader: Reader, onPiece: (size: number) => void): AsyncGenerator<Uint8Array> {
  for (;;) {
    const { value } = await reader.read()
    if (!value) return
    onPiece(value.length)
    yield value
  }
}

const megabytes = (bytes: number) => Math.round(bytes / 1_000_000)

/** fetch says only "fetch failed"; what failed is its cause, and for a host with several addresses the cause's first error. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0])
  if (error.cause) return reasonOf(error.cause)
  return error.message || ('code' in error ? String(error.code) : error.name)
}

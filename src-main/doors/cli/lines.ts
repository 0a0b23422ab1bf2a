import type { Readable } from 'node:stream'

/**
 * The lines of a stream as they come: a line is handed on as soon as its end is read, be it LF, CR LF or CR (scanners
 * send each of them). A byte order mark is left out. Ends when the signal aborts.
 */
export async function* linesOf(stream: Readable, signal: AbortSignal): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let begun = ''
  let isAfterCarriageReturn = false
  const stop = () => void stream.destroy()
  signal.addEventListener('abort', stop, { once: true })
  try {
    for await (const bytes of stream as AsyncIterable<Buffer>) {
      let text = decoder.decode(bytes, { stream: true })
      if (text === '') continue
      if (isAfterCarriageReturn && text.startsWith('\n')) text = text.slice(1)
      isAfterCarriageReturn = text === '' ? false : text.endsWith('\r')
      const lines = `${begun}${text}`.split(/\r\n|\n|\r/)
      begun = lines.pop() ?? ''
      yield* lines
    }
    const last = begun + decoder.decode()
    if (last !== '') yield last
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    signal.removeEventListener('abort', stop)
  }
  signal.throwIfAborted()
}

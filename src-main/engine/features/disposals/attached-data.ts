import { inflateSync } from 'node:zlib'

const largest = 16 * 1024 * 1024

/**
 * The first file that is attached to a PDF which this program wrote, and that is known to be unchanged: streams follow
 * their dictionary, and say how long they are.
 * @returns null where there is none
 */
export function attachedData(pdf: Uint8Array): Buffer | null {
  const bytes = Buffer.from(pdf)
  const at = bytes.indexOf('/Type /EmbeddedFile')
  const streamAt = at < 0 ? -1 : bytes.indexOf('\nstream\n', at)
  if (streamAt < 0) return null
  const begin = bytes.lastIndexOf(' obj\n', at)
  const dictionary = bytes.subarray(begin, streamAt).toString('latin1')
  const length = Number(/\/Length (\d{1,9})\b/.exec(dictionary)?.[1])
  if (!Number.isSafeInteger(length)) return null
  const stream = bytes.subarray(streamAt + 8, streamAt + 8 + length)
  try {
    return dictionary.includes('/FlateDecode') ? inflateSync(stream, { maxOutputLength: largest }) : stream
  } catch {
    return null
  }
}

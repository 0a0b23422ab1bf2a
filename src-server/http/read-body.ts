import { promisify } from 'node:util'
import { gunzip, gunzipSync, zstdDecompress, zstdDecompressSync } from 'node:zlib'
import type { z } from 'zod'
import { largestBody } from '../../src-shared/sync/protocol.ts'
import { refused } from '../refusal-error.ts'
import type { BodyBudget } from './body-budget.ts'

/** Deeper than anything that a laptop sends. */
const deepest = 64
/** Bytes of a text of JSON that is read before anybody knows how deep it is. */
const smallText = 1024 * 1024
const shownIssues = 5
const decoder = new TextDecoder()
/** What unpacks a body, by its `Content-Encoding`: beside all else, and at once. */
const unpackers = {
  gzip: { beside: promisify(gunzip), atOnce: gunzipSync },
  zstd: { beside: promisify(zstdDecompress), atOnce: zstdDecompressSync },
}
/** Bytes of a packed body up to which another thread would take longer to be asked than to unpack it. */
const smallBody = 64 * 1024
/** Bytes that are unpacked in one go. */
const chunkSize = 128 * 1024

/**
 * Reads a body up to the size that the server takes, and no further, and holds its bytes while it is worked on.
 * @throws BODY_TOO_LARGE, SERVER_BUSY
 */
export async function withBody<Answer>(
  request: Request,
  budget: BodyBudget,
  work: (body: Uint8Array) => Promise<Answer>,
  most = largestBody,
): Promise<Answer> {
  const parts: Uint8Array[] = []
  let size = 0
  try {
    for await (const part of arriving(request)) {
      if (size + part.byteLength > most) throw refused('BODY_TOO_LARGE', { most })
      budget.hold(part.byteLength)
      size += part.byteLength
      parts.push(part)
    }
    return await work(Buffer.concat(parts, size))
  } finally {
    budget.release(size)
  }
}

/** The parts of a body as they come. @throws BODY_INVALID where whoever sends it goes away */
async function* arriving({ body }: Request): AsyncGenerator<Uint8Array> {
  try {
    yield* body ?? []
  } catch {
    throw invalid(['it ended early'])
  }
}

/**
 * A body as it was before it was packed for its way. No more of it is unpacked than the server takes.
 * @param encoding as the header `Content-Encoding` says it
 * @throws BODY_TOO_LARGE, BODY_INVALID
 */
export async function unpackedBody(
  body: Uint8Array,
  encoding: string | undefined,
  most = largestBody,
): Promise<Uint8Array> {
  if (encoding === undefined || encoding === 'identity') return body
  if (encoding !== 'gzip' && encoding !== 'zstd') throw invalid([`it is packed as ${encoding.slice(0, 20)}`])
  const { beside, atOnce } = unpackers[encoding]
  const options = { maxOutputLength: most, chunkSize }
  try {
    return body.byteLength <= smallBody ? atOnce(body, options) : await beside(body, options)
  } catch (error) {
    throw (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE'
      ? refused('BODY_TOO_LARGE', { most })
      : invalid(['it cannot be unpacked'])
  }
}

/**
 * The JSON of a body in the form that is wanted.
 * @param isPlain says in less time than the schema of what is sent most that the schema would leave it as it is
 * @throws BODY_INVALID
 */
export function parsedBody<Schema extends z.ZodType>(
  schema: Schema,
  body: Uint8Array,
  isPlain?: (value: unknown) => boolean,
): z.output<Schema> {
  // However deep it is, what is small takes little memory; and of what is plain, the depth is known.
  const isSmall = body.byteLength <= smallText
  if (!isSmall) assertShallow(body)
  let value: unknown
  try {
    value = JSON.parse(decoder.decode(body))
  } catch {
    throw invalid(['it is no JSON'])
  }
  if (isPlain?.(value)) return value as z.output<Schema>
  if (isSmall) assertShallow(body)
  const { success, data, error } = schema.safeParse(value)
  if (success) return data
  throw invalid(error.issues.slice(0, shownIssues).map(({ path, code }) => `${path.join('.')}: ${code}`))
}

const invalid = (issues: string[]) => refused('BODY_INVALID', { issues })

const [quote, backslash, openList, closeList, openObject, closeObject] = Buffer.from('"\\[]{}')

function assertShallow(body: Uint8Array): void {
  if (depthOf(body) > deepest) throw invalid([`nested deeper than ${deepest}`])
}

/** How deep brackets are nested in a text of JSON; those within strings do not count. */
function depthOf(body: Uint8Array): number {
  let depth = 0
  let most = 0
  let isString = false
  for (let at = 0; at < body.length; at++) {
    const sign = body[at]
    if (isString) {
      if (sign === backslash) at++
      else if (sign === quote) isString = false
    } else if (sign === quote) isString = true
    else if (sign === openList || sign === openObject) most = Math.max(most, ++depth)
    else if (sign === closeList || sign === closeObject) depth--
  }
  return most
}

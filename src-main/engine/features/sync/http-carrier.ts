import type { IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { gunzip, zstdDecompress } from 'node:zlib'
import { answerDigest } from '../../../../src-shared/sync/request-signature.ts'
import type { Carrier } from './server-conversation.ts'

/** Milliseconds for one request with its answer. */
const longestRequest = 120_000
/** Bytes of an answer from which on it is large, as it is packed, and in which such a one is unpacked: mostly at once. */
const [large, unpackedAtOnce] = [64 * 1024, 4 * 1024 * 1024]
const unzstd = promisify(zstdDecompress)
/** What unpacks an answer, by its `Content-Encoding`. */
const unpackers: Record<string, (packed: Buffer) => Promise<Buffer>> = {
  zstd: (packed) => unzstd(packed, packed.length < large ? {} : { chunkSize: unpackedAtOnce }),
  gzip: promisify(gunzip),
}

/**
 * Carries requests over HTTP, with no header that nobody reads: a laptop asks every minute. It follows nowhere else: a
 * signed request is for one server. Node's module is taken when it is needed: to import it by name loads all of `fetch`, at
 * every start of every thread of an engine.
 */
export function httpCarrier(url: string, signal?: AbortSignal): Carrier {
  const { request } = process.getBuiltinModule(url.startsWith('https:') ? 'node:https' : 'node:http')
  return async (path, body, headers) => {
    const ends = AbortSignal.any([AbortSignal.timeout(longestRequest), ...(signal ? [signal] : [])])
    const answer = await new Promise<IncomingMessage>((answered, failed) => {
      const asking = request(url + path, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', 'accept-encoding': 'zstd, gzip' },
        signal: ends,
      })
      asking.once('response', answered)
      asking.on('error', failed)
      asking.end(body)
    })
    return {
      status: answer.statusCode ?? 0,
      body: await unpacked(answer),
      digest: String(answer.headers[answerDigest] ?? ''),
    }
  }
}

async function unpacked(answer: IncomingMessage): Promise<Buffer> {
  const body = await buffer(answer)
  const encoding = answer.headers['content-encoding']
  if (encoding === undefined) return body
  const unpack = unpackers[encoding]
  if (unpack === undefined) throw new Error(`the answer is packed as ${encoding}`)
  return unpack(body)
}

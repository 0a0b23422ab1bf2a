import { answerDigest } from '../../../../src-shared/sync/request-signature.ts'
import type { Carrier } from './server-conversation.ts'

/** Milliseconds for one request with its answer. */
const longestRequest = 120_000

/** Carries requests over HTTP. It follows nowhere else: a signed request is for one server. */
export function httpCarrier(url: string, signal?: AbortSignal): Carrier {
  return async (path, body, headers) => {
    const ends = [AbortSignal.timeout(longestRequest), ...(signal ? [signal] : [])]
    const answer = await fetch(url + path, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body,
      redirect: 'error',
      signal: AbortSignal.any(ends),
    })
    return { status: answer.status, text: await answer.text(), digest: answer.headers.get(answerDigest) }
  }
}

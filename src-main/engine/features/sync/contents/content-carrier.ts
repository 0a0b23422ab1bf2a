export interface ContentRequest {
  method: 'POST' | 'PATCH' | 'GET'
  path: string
  headers: Record<string, string>
  body: Uint8Array<ArrayBuffer> | null
}

export interface ContentAnswer {
  status: number
  header: (name: string) => string | null
  bytes: AsyncIterable<Uint8Array>
}

/**
 * Carries bytes to the server and from it; the only thing that a network does.
 * @throws where no answer came, also while its bytes come
 */
export type ContentCarrier = (request: ContentRequest) => Promise<ContentAnswer>

/** Milliseconds for one request; what came of an answer until then is kept, and the rest asked for. */
const longestRequest = 120_000

/** Carries bytes over HTTP. It follows nowhere else: a signed request is for one server. */
export function httpContentCarrier(url: string, signal?: AbortSignal): ContentCarrier {
  return async ({ method, path, headers, body }) => {
    const ends = [AbortSignal.timeout(longestRequest), ...(signal ? [signal] : [])]
    const answer = await fetch(url + path, {
      method,
      // Node's fetch unpacks what a proxy packs; a range of packed bytes is not the one that was asked for.
      headers: { ...headers, 'accept-encoding': 'identity' },
      body,
      redirect: 'error',
      signal: AbortSignal.any(ends),
    })
    return {
      status: answer.status,
      header: (name) => answer.headers.get(name),
      bytes: answer.body ?? nothing(),
    }
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

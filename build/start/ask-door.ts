import { Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { keyHeader } from '../../src-main/doors/loopback/names.ts'

const answerWithin = 2000

/**
 * Asks a running door with the key of its address; null when nothing answers. It goes straight to this machine: a proxy,
 * which the environment may order for everything, would learn the key.
 */
export function askDoor(
  url: string,
  method: 'GET' | 'POST',
  path: string,
): Promise<{ status: number; body: string } | null> {
  const { origin, hash } = new URL(url)
  const headers = { origin, [keyHeader]: hash.slice('#key='.length) }
  const options = { method, headers, agent: new Agent(), signal: AbortSignal.timeout(answerWithin) }
  return new Promise((resolve) => {
    const asked = request(`${origin}${path}`, options, (response) => {
      text(response).then(
        (body) => resolve({ status: response.statusCode ?? 0, body }),
        () => resolve(null),
      )
    })
    asked.once('error', () => resolve(null)).end()
  })
}

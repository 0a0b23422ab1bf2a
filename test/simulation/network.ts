import { createHash } from 'node:crypto'
import type { Hono } from 'hono'
import type {
  ContentCarrier,
  ContentRequest,
} from '../../src-main/engine/features/sync/contents/content-carrier.ts'
import type {
  Carrier,
  HttpAnswer,
  RequestBody,
} from '../../src-main/engine/features/sync/server-conversation.ts'
import { answerDigest } from '../../src-shared/sync/request-signature.ts'
import type { TestServer } from '../tools/server/test-server.ts'
import type { Sabotage } from './laptop.ts'
import type { Seeded } from './seeded.ts'

interface Sent {
  path: string
  body: RequestBody
  headers: Record<string, string>
}

/** What can happen to a request, with how likely it is while the network is bad. */
const faults = { lost: 0.08, answerLost: 0.12, twice: 0.08, cut: 0.05, damaged: 0.05, old: 0.08 }
const keptRequests = 20

export class Lost extends Error {}

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** Carries requests from laptops to the server's code, as badly as the seed says. */
export class Network {
  readonly #app: Hono
  readonly #seeded: Seeded
  readonly #earlier: Sent[] = []
  readonly #cutOff = new Set<number>()
  isBad = true
  /** what was answered last to a pull */
  lastPage: { cursors: Record<string, number> } | null = null
  /** answers with 500 */
  failures: string[] = []

  readonly #sabotage: Sabotage | null
  readonly #rows: TestServer['rows']
  readonly #leases: string[] = []
  readonly #askedBy = new Map<string, string[]>()

  constructor(
    { app, rows }: Pick<TestServer, 'app' | 'rows'>,
    seeded: Seeded,
    sabotage: Sabotage | null = null,
  ) {
    this.#app = app
    this.#rows = rows
    this.#seeded = seeded
    this.#sabotage = sabotage
  }

  /** A laptop gets out of reach, or back into it. */
  toggle(laptop: number): void {
    if (!this.#cutOff.delete(laptop)) this.#cutOff.add(laptop)
  }

  heal(): void {
    this.isBad = false
    this.#cutOff.clear()
  }

  carrierOf(laptop: number): Carrier {
    return async (path, body, headers) => {
      const seeded = this.#seeded
      const sent = { path, body, headers }
      if (this.#cutOff.has(laptop)) throw new Lost()
      if (!this.isBad) return this.#deliver(sent)
      if (seeded.chance(faults.lost)) throw new Lost()
      // What somebody sent long ago arrives only now, or once more.
      if (this.#earlier.length > 0 && seeded.chance(faults.old))
        await this.#deliver(seeded.oneOf(this.#earlier))
      this.#earlier.push(sent)
      if (this.#earlier.length > keptRequests) this.#earlier.shift()
      const answer = await this.#deliver(sent)
      if (seeded.chance(faults.answerLost)) throw new Lost()
      if (seeded.chance(faults.twice)) return this.#deliver(sent)
      if (seeded.chance(faults.cut))
        return { ...answer, body: answer.body.subarray(0, seeded.below(answer.body.length)) }
      return answer
    }
  }

  /** Carries bytes: requests and answers are lost, what comes is cut or damaged, and parts come twice. */
  contentCarrierOf(laptop: number): ContentCarrier {
    return async (request) => {
      const seeded = this.#seeded
      if (this.#cutOff.has(laptop)) throw new Lost()
      if (!this.isBad) {
        const answer = await this.#deliverContent(request)
        return { ...answer, bytes: cutAt(answer.bytes, answer.bytes.length) }
      }
      if (seeded.chance(faults.lost)) throw new Lost()
      if (seeded.chance(faults.twice)) await this.#deliverContent(request)
      const answer = await this.#deliverContent(request)
      if (seeded.chance(faults.answerLost)) throw new Lost()
      const bytes = answer.bytes.slice()
      const at = seeded.below(bytes.length + 1)
      if (seeded.chance(faults.cut)) return { ...answer, bytes: cutAt(bytes, at) }
      if (seeded.chance(faults.damaged)) bytes[at] = (bytes[at] ?? 0) ^ 1
      return { ...answer, bytes: cutAt(bytes, bytes.length) }
    }
  }

  async #deliverContent({ path, ...request }: ContentRequest) {
    const answer = await this.#app.request(path, request)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    if (answer.status === 500) this.failures.push(Buffer.from(bytes).toString())
    return { status: answer.status, header: (name: string) => answer.headers.get(name), bytes }
  }

  /** Every laptop is leased what the first one was: its first block, its second one … */
  #leasedToAll(asked: string, text: string): string {
    const { replicaId, leaseId } = JSON.parse(asked) as { replicaId: string; leaseId: string }
    const ids = this.#askedBy.get(replicaId) ?? []
    if (!ids.includes(leaseId)) ids.push(leaseId)
    this.#askedBy.set(replicaId, ids)
    const place = ids.indexOf(leaseId)
    this.#leases[place] ??= text
    return this.#leases[place]
  }

  /** The server does not look at the sites of whoever asks. */
  async #withoutScope<Result>(work: () => Promise<Result>): Promise<Result> {
    const scoped = await this.#rows<{ id: string; sites: string[] }>(
      'SELECT id, sites FROM device WHERE sites IS NOT NULL',
    )
    await this.#rows('UPDATE device SET sites = NULL')
    const result = await work()
    for (const { id, sites } of scoped)
      await this.#rows('UPDATE device SET sites = $2 WHERE id = $1', [id, sites])
    return result
  }

  async #deliver(sent: Sent): Promise<HttpAnswer> {
    const isUnscoped = this.#sabotage === 'scopeIgnored' && sent.path === '/sync/pull'
    const answer = isUnscoped
      ? await this.#withoutScope(() => this.#delivered(sent))
      : await this.#delivered(sent)
    const saysSites = ['/sync/hello', '/sync/pull'].includes(sent.path) && answer.status === 200
    if (!saysSites || !(isUnscoped || this.#sabotage === 'nothingLetGo')) return answer
    // As far as the laptop knows, it has the sites that hello said; or all.
    const sites = isUnscoped ? undefined : null
    const text = JSON.stringify({ ...JSON.parse(String(answer.body)), sites })
    return { status: 200, body: Buffer.from(text), digest: digestOf(text) }
  }

  async #delivered({ path, body, headers }: Sent): Promise<HttpAnswer> {
    const answer = await this.#app.request(path, { method: 'POST', body, headers })
    const text = await answer.text()
    if (answer.status === 500) this.failures.push(text)
    if (path === '/sync/pull' && answer.status === 200) this.lastPage = JSON.parse(text)
    if (this.#sabotage === 'leaseTwice' && path === '/tags/lease' && answer.status === 200) {
      const leased = this.#leasedToAll(String(body), text)
      return { status: 200, body: Buffer.from(leased), digest: digestOf(leased) }
    }
    return { status: answer.status, body: Buffer.from(text), digest: answer.headers.get(answerDigest) }
  }
}

/** Bytes that come, up to where the network is cut. */
async function* cutAt(bytes: Uint8Array, at: number): AsyncGenerator<Uint8Array> {
  if (at > 0) yield bytes.subarray(0, at)
  if (at < bytes.length) throw new Lost()
}

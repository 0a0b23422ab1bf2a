import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { refusalsOf } from '../../../src-server/http/openapi.ts'
import type { Role } from '../../../src-shared/contract/rights.ts'
import type { JsonValue } from '../../../src-shared/record/canonical-json.ts'
import {
  type Entry,
  enrolAnswer,
  type Mutation,
  type MutationResult,
  type PullAnswer,
  pullAnswer,
  refusal,
} from '../../../src-shared/sync/protocol.ts'
import { deviceHeaders, signedText } from '../../../src-shared/sync/request-signature.ts'
import { type ServerRoute, serverRoutes } from '../../../src-shared/sync/server-routes.ts'
import { newId } from '../client.ts'

/** A server that devices ask, in this process or at the other end of a network. */
export interface AskedServer {
  app: { request: (path: string, init: RequestInit) => Response | Promise<Response> }
  tools: { now: () => string }
  code: (role?: Role, sites?: string[] | null) => Promise<string>
}

/** The same at an address. @param code makes a code with which a device enrols */
export function serverAt(url: string, code: AskedServer['code']): AskedServer {
  const tools = { now: () => new Date().toISOString() }
  return { app: { request: (path, init) => fetch(url + path, init) }, tools, code }
}

export interface Answer {
  status: number
  body: { code?: string; data?: Record<string, unknown>; message?: string } & Record<string, unknown>
}

/** Whatever is answered is what the routes, and with them the OpenAPI document, say. */
function assertDocumented(path: string, status: number, said: unknown): void {
  const route: ServerRoute | undefined = Object.entries(serverRoutes).find(([known]) => known === path)?.[1]
  if (status === 200) route?.answer.parse(said)
  else if (route && !refusalsOf(route).some((code) => code === refusal.parse(said).code))
    throw new Error(`${path} does not say that it refuses: ${JSON.stringify(said)}`)
}

/** A laptop as the server sees it: a key, and a history of changes. */
export class TestDevice {
  readonly #server: AskedServer
  readonly #keys = generateKeyPairSync('ed25519')
  readonly replicaId = newId()
  readonly actorId = newId()
  deviceId = ''

  get server(): AskedServer {
    return this.#server
  }
  epoch = ''
  n = 0

  constructor(server: AskedServer) {
    this.#server = server
  }

  static async enrolled(
    server: AskedServer,
    role: Role = 'administrator',
    sites: string[] | null = null,
  ): Promise<TestDevice> {
    const device = new TestDevice(server)
    const { body } = await device.enrol(await server.code(role, sites))
    const { deviceId, epoch } = enrolAnswer.parse(body)
    return Object.assign(device, { deviceId, epoch })
  }

  enrol(code: string): Promise<Answer> {
    const publicKey = this.#keys.publicKey
      .export({ format: 'der', type: 'spki' })
      .subarray(-32)
      .toString('hex')
    return this.#sent('/enrol', JSON.stringify({ code, publicKey, deviceName: 'Laptop' }), {})
  }

  /** Sends a request signed as it should be. @param change what is wrong with it */
  send(path: string, asked: unknown, change: { body?: string; headers?: Record<string, string> } = {}) {
    return this.sendBody(path, JSON.stringify(asked), change)
  }

  /** The same of a body as it is. */
  sendBody(
    path: string,
    body: string | Uint8Array<ArrayBuffer>,
    change: { body?: string; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const headers = this.headersFor(path, body, change.headers?.[deviceHeaders.time])
    return this.#sent(path, change.body ?? body, { ...headers, ...change.headers })
  }

  /** What says that a request is of this laptop. */
  headersFor(
    path: string,
    body: string | Uint8Array,
    time = this.#server.tools.now(),
    method = 'POST',
  ): Record<string, string> {
    const digest = createHash('sha256').update(body).digest('hex')
    const signed = Buffer.from(signedText(this.deviceId, method, path, time, digest))
    return {
      [deviceHeaders.device]: this.deviceId,
      [deviceHeaders.time]: time,
      [deviceHeaders.signature]: sign(null, signed, this.#keys.privateKey).toString('base64url'),
    }
  }

  async #sent(
    path: string,
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string>,
  ): Promise<Answer> {
    const answer = await this.#server.app.request(path, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    })
    const said: unknown = await answer.json()
    assertDocumented(path, answer.status, said)
    return { status: answer.status, body: said as Answer['body'] }
  }

  /** Sends bytes, or asks for them, signed as it should be. */
  bytes(
    method: string,
    path: string,
    {
      body = new Uint8Array(),
      headers = {},
    }: { body?: Uint8Array<ArrayBuffer>; headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const signed = this.headersFor(path, body, this.#server.tools.now(), method)
    const init = { method, headers: { ...signed, ...headers } }
    const hasBody = method !== 'GET' && method !== 'HEAD'
    return Promise.resolve(this.#server.app.request(path, hasBody ? { ...init, body } : init))
  }

  hello(acknowledged = 0): Promise<Answer> {
    const { replicaId, epoch } = this
    return this.send('/sync/hello', { protocol: 1, replicaId, acknowledged, epoch, cursors: {} })
  }

  /** A change that this laptop has recorded, under its next number. */
  change(
    kind: string,
    id: string,
    fields: Record<string, [from: JsonValue, to: JsonValue]>,
    more: Partial<Mutation> = {},
  ): Mutation {
    const isNew = Object.values(fields).every(([from]) => from === null)
    return {
      type: 'change',
      n: more.n ?? ++this.n,
      kind,
      id,
      siteId: 'org',
      changeSet: newId(),
      actorId: this.actorId,
      at: new Date().toISOString(),
      revision: isNew ? 1 : 2,
      fields: Object.fromEntries(Object.entries(fields).map(([field, [from, to]]) => [field, { from, to }])),
      ...more,
    } as Mutation
  }

  fact(kind: string, id: string, fact: Record<string, JsonValue>, siteId = 'org'): Mutation {
    const { actorId } = this
    const at = new Date().toISOString()
    return { type: 'fact', n: ++this.n, kind, id, siteId, changeSet: newId(), actorId, at, fact }
  }

  async push(...mutations: Mutation[]): Promise<MutationResult[]> {
    const { status, body } = await this.tryPush(...mutations)
    if (status !== 200) throw new Error(`push was refused: ${JSON.stringify(body)}`)
    return body.results as MutationResult[]
  }

  tryPush(...mutations: Mutation[]): Promise<Answer> {
    return this.send('/sync/push', { replicaId: this.replicaId, epoch: this.epoch, mutations })
  }

  /** Everything that took effect so far. */
  async pullAll(): Promise<Entry[]> {
    const entries: Entry[] = []
    let page: Pick<PullAnswer, 'cursors' | 'more'> = { cursors: {}, more: true }
    while (page.more) {
      const { body } = await this.send('/sync/pull', { epoch: this.epoch, cursors: page.cursors })
      const answer = pullAnswer.parse(body)
      entries.push(...answer.entries)
      page = answer
    }
    return entries
  }
}

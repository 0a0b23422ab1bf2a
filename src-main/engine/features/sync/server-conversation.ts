import { hash } from 'node:crypto'
import { zstdCompressSync } from 'node:zlib'
import { ORPCError } from '@orpc/contract'
import type { z } from 'zod'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { syncProblems } from '../../../../src-shared/features/sync/sync-problems-contract.ts'
import {
  contentsAnswer,
  type contentsRequest,
  devicesAnswer,
  enrolAnswer,
  type enrolRequest,
  helloAnswer,
  type helloRequest,
  inviteAnswer,
  type inviteRequest,
  leaseAnswer,
  type leaseRequest,
  protocolVersion,
  pullAnswer,
  type pullRequest,
  pushAnswer,
  type pushRequest,
  refusal,
  type revokeRequest,
  type sitesRequest,
  type snapshotRequest,
} from '../../../../src-shared/sync/protocol.ts'
import { deviceHeaders, signedText } from '../../../../src-shared/sync/request-signature.ts'
import type { DeviceKey } from './device-key.ts'
import { SnapshotPart } from './snapshot-part.ts'

export interface HttpAnswer {
  status: number
  body: Buffer
  /** of the body, as the server says it */
  digest: string | null
}

/** As it goes over the wire. */
export type RequestBody = string | Uint8Array<ArrayBuffer>

/** Characters of a body above which it is worth packing. */
const shortBody = 1000

/**
 * Carries a request to the server; the only thing that a network does.
 * @throws where no answer came
 */
export type Carrier = (
  path: string,
  body: RequestBody,
  headers: Record<string, string>,
) => Promise<HttpAnswer>

interface Conversation {
  url: string
  carry: Carrier
  /** null before this device is enrolled */
  deviceId: string | null
  key: DeviceKey
  /** UTC, ISO 8601, by the clock of this device */
  now: () => string
}

/** What a laptop and its server say to each other. */
export class ServerConversation {
  readonly #with: Conversation
  /** Milliseconds by which the server's clock is ahead, once it has said that ours is wrong. */
  #ahead = 0

  constructor(conversation: Conversation) {
    this.#with = conversation
  }

  enrol(asked: z.input<typeof enrolRequest>): Promise<z.output<typeof enrolAnswer>> {
    return this.#said(jsonOf(enrolAnswer), '/enrol', JSON.stringify(asked), {})
  }

  hello(asked: Omit<z.input<typeof helloRequest>, 'protocol'>): Promise<z.output<typeof helloAnswer>> {
    return this.#signed(helloAnswer, '/sync/hello', { ...asked, protocol: protocolVersion })
  }

  push(asked: z.input<typeof pushRequest>): Promise<z.output<typeof pushAnswer>> {
    return this.#signed(pushAnswer, '/sync/push', asked)
  }

  pull(asked: z.input<typeof pullRequest>): Promise<z.output<typeof pullAnswer>> {
    return this.#signed(pullAnswer, '/sync/pull', asked)
  }

  contents(asked: z.input<typeof contentsRequest>): Promise<z.output<typeof contentsAnswer>> {
    return this.#signed(contentsAnswer, '/sync/contents', asked)
  }

  invite(asked: z.input<typeof inviteRequest>): Promise<z.output<typeof inviteAnswer>> {
    return this.#signed(inviteAnswer, '/invitations', asked)
  }

  get url(): string {
    return this.#with.url
  }

  leaseTags(asked: z.input<typeof leaseRequest>): Promise<z.output<typeof leaseAnswer>> {
    return this.#signed(leaseAnswer, '/tags/lease', asked)
  }

  snapshot(asked: z.input<typeof snapshotRequest>): Promise<SnapshotPart> {
    const { url } = this.#with
    return this.#signedAs((body) => new SnapshotPart(body, notUnderstood(url)), '/sync/snapshot', asked)
  }

  /** @param deviceId of one that is revoked before they are listed */
  devices(deviceId?: z.input<typeof revokeRequest>['deviceId']): Promise<z.output<typeof devicesAnswer>> {
    return this.#signed(devicesAnswer, '/devices', deviceId === undefined ? {} : { deviceId })
  }

  /** Has a device see these sites from now on, and what belongs to none; null: everything. */
  setSites(asked: z.input<typeof sitesRequest>): Promise<z.output<typeof devicesAnswer>> {
    return this.#signed(devicesAnswer, '/devices/sites', asked)
  }

  #signed<Schema extends z.ZodType>(schema: Schema, path: string, asked: object): Promise<z.output<Schema>> {
    return this.#signedAs(jsonOf(schema), path, asked)
  }

  /** Signed with the time of the server, which it says where ours is too far from it: clocks may be days off. */
  async #signedAs<Answer>(read: Read<Answer>, path: string, asked: object): Promise<Answer> {
    try {
      return await this.#signedOnce(read, path, asked)
    } catch (error) {
      const { code, data } = error as { code?: string; data?: { now?: string } }
      if (code !== 'REQUEST_TOO_OLD' || data?.now === undefined) throw error
      this.#ahead = Date.parse(data.now) - Date.parse(this.#with.now())
      return this.#signedOnce(read, path, asked)
    }
  }

  #signedOnce<Answer>(read: Read<Answer>, path: string, asked: object): Promise<Answer> {
    const text = JSON.stringify(asked)
    const isPacked = text.length > shortBody
    const body = isPacked ? new Uint8Array(zstdCompressSync(text)) : text
    return this.#said(read, path, body, {
      ...(isPacked && { 'content-encoding': 'zstd' }),
      ...this.signatureOf('POST', path, body),
    })
  }

  /** The headers that say that a request is of this device, now. */
  signatureOf(method: string, path: string, body: string | Uint8Array): Record<string, string> {
    const { key, deviceId, now } = this.#with
    const time = new Date(Date.parse(now()) + this.#ahead).toISOString()
    const digest = hash('sha256', body)
    return {
      [deviceHeaders.device]: deviceId ?? '',
      [deviceHeaders.time]: time,
      [deviceHeaders.signature]: key.sign(signedText(deviceId ?? '', method, path, time, digest)),
    }
  }

  /** @throws SERVER_UNREACHABLE, SERVER_NOT_UNDERSTOOD, and what the server refuses */
  async #said<Answer>(
    read: Read<Answer>,
    path: string,
    body: RequestBody,
    headers: Record<string, string>,
  ): Promise<Answer> {
    const { url, carry } = this.#with
    const answer = await carry(path, body, headers).catch(() => null)
    if (answer === null) throw failure(syncProblems, 'SERVER_UNREACHABLE', { url })
    if (answer.status === 200) {
      const said = understood(read, answer.body)
      if (said !== undefined && answer.digest === hash('sha256', answer.body)) return said
    } else {
      const said = understood(jsonOf(refusal), answer.body)
      if (said && Object.hasOwn(syncProblems, said.code))
        throw new ORPCError(said.code, { message: said.message, data: said.data })
    }
    throw notUnderstood(url)
  }
}

/** Reads an answer. @throws where it is none of its kind */
type Read<Answer> = (body: Buffer) => Answer
const jsonOf =
  <Schema extends z.ZodType>(schema: Schema): Read<z.output<Schema>> =>
  (body) =>
    schema.parse(JSON.parse(String(body)))

function understood<Answer>(read: Read<Answer>, body: Buffer): Answer | undefined {
  try {
    return read(body)
  } catch {
    return undefined
  }
}

const notUnderstood = (url: string) => failure(syncProblems, 'SERVER_NOT_UNDERSTOOD', { url })

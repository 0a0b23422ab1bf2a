import { createHash } from 'node:crypto'
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
  snapshotAnswer,
  type snapshotRequest,
} from '../../../../src-shared/sync/protocol.ts'
import { deviceHeaders, signedText } from '../../../../src-shared/sync/request-signature.ts'
import type { DeviceKey } from './device-key.ts'

export interface HttpAnswer {
  status: number
  text: string
  /** of the text, as the server says it */
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
    return this.#said(enrolAnswer, '/enrol', JSON.stringify(asked), {})
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

  snapshot(asked: z.input<typeof snapshotRequest>): Promise<z.output<typeof snapshotAnswer>> {
    return this.#signed(snapshotAnswer, '/sync/snapshot', asked)
  }

  /** @param deviceId of one that is revoked before they are listed */
  devices(deviceId?: z.input<typeof revokeRequest>['deviceId']): Promise<z.output<typeof devicesAnswer>> {
    return this.#signed(devicesAnswer, '/devices', deviceId === undefined ? {} : { deviceId })
  }

  /** Has a device see these sites from now on, and what belongs to none; null: everything. */
  setSites(asked: z.input<typeof sitesRequest>): Promise<z.output<typeof devicesAnswer>> {
    return this.#signed(devicesAnswer, '/devices/sites', asked)
  }

  /** Signed with the time of the server, which it says where ours is too far from it: clocks may be days off. */
  async #signed<Schema extends z.ZodType>(
    schema: Schema,
    path: string,
    asked: object,
  ): Promise<z.output<Schema>> {
    try {
      return await this.#signedOnce(schema, path, asked)
    } catch (error) {
      const { code, data } = error as { code?: string; data?: { now?: string } }
      if (code !== 'REQUEST_TOO_OLD' || data?.now === undefined) throw error
      this.#ahead = Date.parse(data.now) - Date.parse(this.#with.now())
      return this.#signedOnce(schema, path, asked)
    }
  }

  #signedOnce<Schema extends z.ZodType>(
    schema: Schema,
    path: string,
    asked: object,
  ): Promise<z.output<Schema>> {
    const text = JSON.stringify(asked)
    const isPacked = text.length > shortBody
    const body = isPacked ? new Uint8Array(zstdCompressSync(text)) : text
    return this.#said(schema, path, body, {
      ...(isPacked && { 'content-encoding': 'zstd' }),
      ...this.signatureOf('POST', path, body),
    })
  }

  /** The headers that say that a request is of this device, now. */
  signatureOf(method: string, path: string, body: string | Uint8Array): Record<string, string> {
    const { key, deviceId, now } = this.#with
    const time = new Date(Date.parse(now()) + this.#ahead).toISOString()
    const digest = createHash('sha256').update(body).digest('hex')
    return {
      [deviceHeaders.device]: deviceId ?? '',
      [deviceHeaders.time]: time,
      [deviceHeaders.signature]: key.sign(signedText(deviceId ?? '', method, path, time, digest)),
    }
  }

  /** @throws SERVER_UNREACHABLE, SERVER_NOT_UNDERSTOOD, and what the server refuses */
  async #said<Schema extends z.ZodType>(
    schema: Schema,
    path: string,
    body: RequestBody,
    headers: Record<string, string>,
  ): Promise<z.output<Schema>> {
    const { url, carry } = this.#with
    const answer = await carry(path, body, headers).catch(() => null)
    if (answer === null) throw failure(syncProblems, 'SERVER_UNREACHABLE', { url })
    const value = jsonIn(answer.text)
    if (answer.status === 200) {
      const isWhole = answer.digest === createHash('sha256').update(answer.text).digest('hex')
      const { success, data } = schema.safeParse(value)
      if (success && isWhole) return data
    } else {
      const { success, data } = refusal.safeParse(value)
      if (success && Object.hasOwn(syncProblems, data.code))
        throw new ORPCError(data.code, { message: data.message, data: data.data })
    }
    throw failure(syncProblems, 'SERVER_NOT_UNDERSTOOD', { url })
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

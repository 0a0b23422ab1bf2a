import { ORPCError } from '@orpc/contract'
import { failure } from '../../../../../src-shared/contract/problems.ts'
import { syncProblems } from '../../../../../src-shared/features/sync/sync-problems-contract.ts'
import { partType, tusHeaders, tusVersion } from '../../../../../src-shared/sync/content-routes.ts'
import { refusal } from '../../../../../src-shared/sync/protocol.ts'
import type { ServerConversation } from '../server-conversation.ts'
import type { ContentAnswer, ContentCarrier, ContentRequest } from './content-carrier.ts'

type Asked = Pick<ContentRequest, 'method' | 'path' | 'body'> & { headers?: Record<string, string> }

/** What a laptop and its server say to each other of contents: uploads by tus 1.0.0, and ranges. */
export class ContentConversation {
  readonly #server: ServerConversation
  readonly #carry: ContentCarrier

  constructor(server: ServerConversation, carry: ContentCarrier) {
    this.#server = server
    this.#carry = carry
  }

  get url(): string {
    return this.#server.url
  }

  /**
   * Begins an upload, or finds one that was begun.
   * @param part the first bytes, or none
   * @returns how many bytes the server has
   * @throws SERVER_UNREACHABLE, SERVER_NOT_UNDERSTOOD, and what the server refuses
   */
  begin(sha256: string, length: number, part: Uint8Array<ArrayBuffer>): Promise<number> {
    return this.#uploaded({
      method: 'POST',
      path: '/contents',
      body: part,
      headers: {
        [tusHeaders.length]: String(length),
        [tusHeaders.metadata]: `sha256 ${Buffer.from(sha256).toString('base64')}`,
        [tusHeaders.version]: tusVersion,
      },
    })
  }

  /** The next part of an upload. @returns and throws the same */
  goOn(sha256: string, offset: number, part: Uint8Array<ArrayBuffer>): Promise<number> {
    return this.#uploaded({
      method: 'PATCH',
      path: `/contents/${sha256}`,
      body: part,
      headers: { [tusHeaders.offset]: String(offset), [tusHeaders.version]: tusVersion },
    })
  }

  /**
   * The bytes of content from an offset on, as many as come.
   * @throws the same, before the first byte
   */
  async range(sha256: string, offset: number): Promise<AsyncIterable<Uint8Array>> {
    const headers = { range: `bytes=${offset}-` }
    const answer = await this.#asked({ method: 'GET', path: `/contents/${sha256}`, body: null, headers })
    const isThisRange = answer.header('content-range')?.startsWith(`bytes ${offset}-`)
    if (answer.status === 206 && isThisRange) return answer.bytes
    throw await this.#refusalIn(answer)
  }

  async #uploaded({ headers, ...asked }: Asked): Promise<number> {
    const answer = await this.#asked({ ...asked, headers: { ...headers, 'content-type': partType } })
    const offset = answer.header(tusHeaders.offset)
    if (answer.status >= 300 || offset === null || !/^\d+$/.test(offset)) throw await this.#refusalIn(answer)
    for await (const _ of answer.bytes); // the connection is free once all was read
    return Number(offset)
  }

  async #asked({ method, path, body, headers }: Asked): Promise<ContentAnswer> {
    const signed = this.#server.signatureOf(method, path, body ?? new Uint8Array())
    return this.#carry({ method, path, body, headers: { ...headers, ...signed } }).catch(() => {
      throw failure(syncProblems, 'SERVER_UNREACHABLE', { url: this.#server.url })
    })
  }

  async #refusalIn({ bytes }: ContentAnswer): Promise<Error> {
    const { url } = this.#server
    try {
      const pieces: Uint8Array[] = []
      for await (const piece of bytes) pieces.push(piece)
      const { code, message, data } = refusal.parse(JSON.parse(Buffer.concat(pieces).toString()))
      if (Object.hasOwn(syncProblems, code)) return new ORPCError(code, { message, data })
    } catch {
      // What is no refusal is not understood.
    }
    return failure(syncProblems, 'SERVER_NOT_UNDERSTOOD', { url })
  }
}

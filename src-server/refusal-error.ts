import type { z } from 'zod'
import { serverProblems } from '../src-shared/sync/sync-problems.ts'

type Problems = typeof serverProblems
export type RefusalCode = keyof Problems
type DataOf<Code extends RefusalCode> = z.output<Problems[Code]['data']>

const statuses: Partial<
  Record<RefusalCode, 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503 | 507>
> = {
  CODE_UNKNOWN: 403,
  TOO_MANY_TRIES: 429,
  DEVICE_UNKNOWN: 401,
  DEVICE_REVOKED: 403,
  SIGNATURE_INVALID: 401,
  REQUEST_TOO_OLD: 401,
  RIGHT_MISSING: 403,
  SITE_UNKNOWN: 404,
  SITE_FOREIGN: 403,
  EPOCH_CHANGED: 409,
  NUMBER_UNEXPECTED: 409,
  REPLICA_FORKED: 409,
  BODY_TOO_LARGE: 413,
  SERVER_BUSY: 503,
  NOT_READY: 503,
  NOT_FOUND: 404,
  CONTENT_UNNAMED: 403,
  CONTENT_NOT_STORED: 404,
  CONTENT_TOO_LARGE: 413,
  CONTENT_DIFFERS: 422,
  DISK_FULL: 507,
  UPLOAD_UNKNOWN: 404,
  OFFSET_UNEXPECTED: 409,
  SERVER_FAILED: 500,
}

/** The status of HTTP that a refusal has. */
export const statusOf = (code: RefusalCode) => statuses[code] ?? 400

/** Why a request is refused; nothing was changed. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly data: Record<string, string | number | string[]>

  constructor(code: RefusalCode, message: string, data: Refusal['data']) {
    super(message)
    this.code = code
    this.data = data
  }

  /** as HTTP says it */
  get status() {
    return statusOf(this.code)
  }
}

export function refused<Code extends RefusalCode>(code: Code, data: DataOf<Code>): Refusal {
  const sentence = serverProblems[code].sentence as (data: DataOf<Code>) => string
  return new Refusal(code, sentence(data), data as Refusal['data'])
}

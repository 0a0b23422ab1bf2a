import { ORPCError } from '@orpc/contract'

/** What a thread ended with, as it goes to the thread that started it: an error loses its class between them. */
export interface ThreadFailure {
  code: string | undefined
  message: string
  data: unknown
  stack: string | undefined
}

export function toldFailure(error: unknown): ThreadFailure {
  const { code, message, data = null, stack } = error as Error & { code?: string; data?: unknown }
  return { code, message, data, stack }
}

/** The error anew: a coded problem, or a bug. One of SQLite has a code too, but no data: it stays what it is. */
export function thrownAgain({ code, message, data, stack }: ThreadFailure): Error {
  if (code !== undefined && data !== null) return new ORPCError(code, { message, data })
  return Object.assign(new Error(message), { stack, ...(code === undefined ? {} : { code }) })
}

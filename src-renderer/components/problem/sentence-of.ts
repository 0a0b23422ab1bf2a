import { ORPCError } from '@orpc/client'
import { appText } from '../../../src-shared/features/app/app-text.ts'

const references = new WeakMap<object, string>()

/**
 * What to tell a person about a failure: the sentence of a problem that the contract knows, else that something went
 * wrong, with a reference that also stands in the log.
 */
export function sentenceOf(error: unknown): string {
  if (error instanceof ORPCError && error.code !== 'INTERNAL_SERVER_ERROR') return error.message
  return appText.bug(referenceOf(error))
}

export function codeOf(error: unknown): string | null {
  return error instanceof ORPCError ? String(error.code) : null
}

/** A short name for one occurrence of a bug; the engine's if it gave one. */
function referenceOf(error: unknown): string {
  if (error instanceof ORPCError) {
    const data: unknown = error.data
    if (typeof data === 'object' && data !== null && 'reference' in data) return String(data.reference)
  }
  if (typeof error !== 'object' || error === null) return 'W-0'
  const known = references.get(error)
  if (known) return known
  const reference = `W-${crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36).toUpperCase()}`
  references.set(error, reference)
  console.error(reference, error)
  return reference
}

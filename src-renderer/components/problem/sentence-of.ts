import { ORPCError } from '@orpc/client'
import { appText } from '../../../src-shared/features/app/app-text.ts'
import { bugOf, isBug } from './bugs.ts'

/**
 * What to tell a person about a failure: the sentence of a problem that the contract knows, else that something went
 * wrong, with a reference that also stands in the log.
 */
export function sentenceOf(error: unknown): string {
  if (error instanceof ORPCError && !isBug(error)) return error.message
  return appText.bug(bugOf(error).reference)
}

export function codeOf(error: unknown): string | null {
  return error instanceof ORPCError ? String(error.code) : null
}

/** What a problem says besides its sentence. */
export function dataOf(error: unknown): unknown {
  return error instanceof ORPCError ? error.data : undefined
}

import { ORPCError } from '@orpc/contract'

/** What oRPC calls an error that no contract declares. */
export const bugCode = 'INTERNAL_SERVER_ERROR'

const bugSentence = (reference: string) =>
  `Something went wrong, and it is not your doing. Nothing that was confirmed is lost. Reference: ${reference}`

/**
 * What a caller is told of a bug: nothing of it but its reference.
 * @param reference under which it stands in the log
 * @param cause for callers in the same process; it does not travel
 */
export function bugFailure(
  reference: string,
  cause?: unknown,
): ORPCError<typeof bugCode, { reference: string }> {
  return new ORPCError(bugCode, { message: bugSentence(reference), data: { reference }, cause })
}

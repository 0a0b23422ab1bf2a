/** What the server does not decide itself: the time, and ids that nobody can guess. */
export interface ServerTools {
  /** UTC, ISO 8601 with milliseconds */
  now: () => string
  newId: () => string
  /** cryptographically random bytes */
  randomBytes: (count: number) => Uint8Array
}

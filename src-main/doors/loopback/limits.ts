/** What a client of the loopback door may take, at most. Times are in milliseconds. */
export interface Limits {
  /** bytes of a staged file */
  file: number
  /** bytes of one message on the web socket; no call is larger */
  message: number
  /** bytes of the head of a request, its address included */
  head: number
  /** until the head of a request is there, whole */
  headWithin: number
  /** in which not a byte moves in the middle of a request or an answer; a slow one that moves may take as long as it likes */
  standstill: number
  /** in which a connection that was answered is kept for another request */
  unused: number
  /** between two questions whether the other side of a web socket is still there */
  heartbeat: number
  /** open connections that did not show the key; of more, the oldest end */
  strangers: number
  /** within which a ticket has to be used */
  ticket: number
}

export const usualLimits: Limits = {
  file: 4 * 1024 ** 3,
  message: 1024 ** 2,
  head: 16 * 1024,
  headWithin: 10_000,
  standstill: 30_000,
  unused: 5000,
  heartbeat: 30_000,
  strangers: 100,
  ticket: 60_000,
}

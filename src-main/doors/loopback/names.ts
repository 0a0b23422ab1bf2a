/** Names that the loopback door and the window share (src-renderer/host/loopback-host.ts), and those of its tickets. */
export const keyHeader = 'x-assetwalk-key'
export const ticketHeader = 'x-assetwalk-ticket'
/** the protocol that a web socket speaks; its key goes as a second one, since a browser sends no header with it */
export const protocol = 'assetwalk'
export const keyProtocol = 'key.'
/** close code by which the window knows that its key is not (or no longer) one of this door */
export const keyRefused = 4401

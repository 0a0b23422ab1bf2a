/** The headers by which a server knows which device asks. */
export const deviceHeaders = {
  device: 'assetwalk-device',
  time: 'assetwalk-time',
  signature: 'assetwalk-signature',
} as const

/**
 * The header with the SHA-256 of an answer's JSON, in hexadecimal digits. What a network has damaged is not taken in, also
 * where there is no TLS that would notice it.
 */
export const answerDigest = 'assetwalk-digest'

/** Seconds by which the time of a request may differ from the server's; a laptop goes by the server's clock here. */
export const longestAge = 300

/**
 * What a device signs of a request (Ed25519): nobody else can send it, to another address, with another body, or later.
 * @param time UTC, ISO 8601, by the server's clock
 * @param bodyDigest SHA-256 of the body as it is sent, in hexadecimal digits
 */
export function signedText(
  deviceId: string,
  method: string,
  path: string,
  time: string,
  bodyDigest: string,
): string {
  return ['assetwalk-request-1', deviceId, method, path, time, bodyDigest].join('\n')
}

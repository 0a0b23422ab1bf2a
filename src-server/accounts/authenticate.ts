import { createHash, createPublicKey, verify } from 'node:crypto'
import { deviceHeaders, longestAge, signedText } from '../../src-shared/sync/request-signature.ts'
import type { Session } from '../database/server-database.ts'
import { refused } from '../refusal-error.ts'
import { devices, type KnownDevice } from './devices.ts'

/** The DER of an Ed25519 public key is this and the 32 bytes of the key (RFC 8410). */
const publicKeyHead = Buffer.from('302a300506032b6570032100', 'hex')

export interface SignedRequest {
  method: string
  path: string
  header: (name: string) => string | undefined
  body: Uint8Array
}

/**
 * The device that has sent a request.
 * @throws DEVICE_UNKNOWN, SIGNATURE_INVALID, REQUEST_TOO_OLD, DEVICE_REVOKED
 */
export async function authenticate(
  session: Session,
  { method, path, header, body }: SignedRequest,
  now: string,
): Promise<KnownDevice> {
  const device = await devices.byId(session, header(deviceHeaders.device) ?? '')
  if (!device) throw refused('DEVICE_UNKNOWN', {})
  const time = header(deviceHeaders.time) ?? ''
  const signature = Buffer.from(header(deviceHeaders.signature) ?? '', 'base64url')
  const digest = createHash('sha256').update(body).digest('hex')
  const text = signedText(device.id, method, path, time, digest)
  const key = createPublicKey({
    key: Buffer.concat([publicKeyHead, Buffer.from(device.publicKey, 'hex')]),
    format: 'der',
    type: 'spki',
  })
  if (!verify(null, Buffer.from(text), key, signature)) throw refused('SIGNATURE_INVALID', {})
  const age = Math.abs(Date.parse(now) - Date.parse(time))
  if (!(age <= longestAge * 1000)) throw refused('REQUEST_TOO_OLD', { now })
  if (device.revokedAt !== null) throw refused('DEVICE_REVOKED', {})
  await devices.noteSeen(session, device.id, now)
  return device
}

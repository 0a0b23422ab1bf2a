import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto'
import { promisify } from 'node:util'
import { deviceHeaders, longestAge, signedText } from '../../src-shared/sync/request-signature.ts'
import { refused } from '../refusal-error.ts'
import type { KnownDevice } from './devices.ts'
import type { RecentDevices } from './recent-devices.ts'

/** The DER of an Ed25519 public key is this and the 32 bytes of the key (RFC 8410). */
const publicKeyHead = Buffer.from('302a300506032b6570032100', 'hex')

/** On another thread: it takes longer than all else that a small request costs. */
const verified = promisify(verify)
const keys = new WeakMap<KnownDevice, KeyObject>()

export interface SignedRequest {
  method: string
  path: string
  header: (name: string) => string | undefined
  body: Uint8Array
}

/**
 * The device that a request says it comes from, before its body is read.
 * @throws DEVICE_UNKNOWN, REQUEST_TOO_OLD
 */
export async function claimedDevice(
  known: Pick<RecentDevices, 'byId'>,
  { header }: Pick<SignedRequest, 'header'>,
  now: string,
): Promise<KnownDevice> {
  const device = await known.byId(header(deviceHeaders.device) ?? '', now)
  if (!device) throw refused('DEVICE_UNKNOWN', {})
  const age = Math.abs(Date.parse(now) - Date.parse(header(deviceHeaders.time) ?? ''))
  if (!(age <= longestAge * 1000)) throw refused('REQUEST_TOO_OLD', { now })
  return device
}

/**
 * Whether the device has sent a request, and may still.
 * @throws SIGNATURE_INVALID, DEVICE_REVOKED
 */
export async function assertSentBy(
  device: KnownDevice,
  { method, path, header, body }: SignedRequest,
): Promise<void> {
  const signature = Buffer.from(header(deviceHeaders.signature) ?? '', 'base64url')
  const digest = createHash('sha256').update(body).digest('hex')
  const text = signedText(device.id, method, path, header(deviceHeaders.time) ?? '', digest)
  if (!(await verified(null, Buffer.from(text), keyOf(device), signature)))
    throw refused('SIGNATURE_INVALID', {})
  if (device.revokedAt !== null) throw refused('DEVICE_REVOKED', {})
}

function keyOf(device: KnownDevice): KeyObject {
  const known = keys.get(device)
  if (known) return known
  const key = createPublicKey({
    key: Buffer.concat([publicKeyHead, Buffer.from(device.publicKey, 'hex')]),
    format: 'der',
    type: 'spki',
  })
  keys.set(device, key)
  return key
}

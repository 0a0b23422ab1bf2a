import { createHash, createPublicKey, verify } from 'node:crypto'
import type { Signature } from '../../../../src-shared/features/disposals/certificate.ts'
import { certificateText } from '../../../../src-shared/features/disposals/certificate-text.ts'
import { canonicalJson, type JsonValue } from '../../../../src-shared/record/canonical-json.ts'
import { type CertificateKey, keyIdOf, publicKeyHead } from './certificate-key.ts'

type Member = 'certificate' | 'statusList'
const { what } = certificateText

/** What was signed, as it came out of its file. */
export interface Opened<Content> {
  content: Content
  signature: Signature
  /** SHA-256 of the canonical JSON of the content */
  digest: string
}

/** The digest of what is signed: SHA-256 of its canonical JSON in UTF-8. */
export const digestOf = (content: string) => createHash('sha256').update(content, 'utf8').digest('hex')

/** Signs the canonical JSON of a content. */
export function signatureOf(key: CertificateKey, content: string): Signature {
  const { keyId, publicKey } = key
  return { algorithm: 'Ed25519', keyId, publicKey, value: key.sign(Buffer.from(content, 'utf8')) }
}

/** The bytes of the file: content and signature as one canonical JSON, so that one certificate has one file. */
export function signedJson(member: Member, content: string, signature: Signature): Buffer {
  return Buffer.from(canonicalJson({ [member]: JSON.parse(content), signature: { ...signature } }), 'utf8')
}

/**
 * Opens a signed file. Only the very bytes that were signed pass: another order, a blank more, a letter written in another
 * way is a change.
 * @param isContent whether a value has the form of the content
 * @returns in words what is wrong where it does not
 */
export function openSigned<Content>(
  bytes: Uint8Array,
  member: Member,
  isContent: (value: JsonValue) => boolean,
): Opened<Content> | string {
  const value = parsed(bytes)
  const content = memberOf(value, member)
  const signature = memberOf(value, 'signature')
  if (content === undefined || signature === undefined || !isContent(content) || !isSignature(signature))
    return what.unreadable
  const canonical = canonicalOf({ [member]: content, signature: { ...signature } })
  if (canonical === undefined) return what.unreadable
  if (Buffer.compare(Buffer.from(canonical, 'utf8'), bytes) !== 0) return what.notCanonical
  if (keyIdOf(signature.publicKey) !== signature.keyId) return what.keyId
  const signed = canonicalJson(content)
  if (!isSignedBy(signature.publicKey, Buffer.from(signed, 'utf8'), signature.value)) return what.signature
  return { content: content as unknown as Content, signature, digest: digestOf(signed) }
}

/** Whether the key signed the bytes. */
export function isSignedBy(publicKey: string, bytes: Uint8Array, value: string): boolean {
  const der = Buffer.concat([publicKeyHead, Buffer.from(publicKey, 'hex')])
  try {
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
    return verify(null, bytes, key, Buffer.from(value, 'hex'))
  } catch {
    return false
  }
}

/** The canonical text of a value; undefined where it is nested deeper than anything that is signed here. */
function canonicalOf(value: JsonValue): string | undefined {
  try {
    return canonicalJson(value)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function parsed(bytes: Uint8Array): JsonValue | undefined {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    return undefined
  }
}

/** A member of a JSON object of its own; undefined where it has none, or is no object. */
export function memberOf(value: JsonValue | undefined, name: string): JsonValue | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return Object.hasOwn(value, name) ? value[name] : undefined
}

function isSignature(value: JsonValue): value is { [K in keyof Signature]: Signature[K] } {
  const has = (name: string, form: RegExp) => form.test(String(memberOf(value, name)))
  return (
    memberOf(value, 'algorithm') === 'Ed25519' &&
    has('keyId', /^[0-9a-f]{16}$/) &&
    has('publicKey', /^[0-9a-f]{64}$/) &&
    has('value', /^[0-9a-f]{128}$/)
  )
}

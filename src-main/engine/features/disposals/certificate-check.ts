import { failure } from '../../../../src-shared/contract/problems.ts'
import {
  type CertificateContent,
  certificateFormat,
  type KeyList,
  keysFormat,
  type StatusList,
  statusFormat,
  statusIn,
  type Verification,
  type VerificationStatus,
} from '../../../../src-shared/features/disposals/certificate.ts'
import { certificateText } from '../../../../src-shared/features/disposals/certificate-text.ts'
import { verificationProblems } from '../../../../src-shared/features/disposals/disposals-problems-contract.ts'
import type { JsonValue } from '../../../../src-shared/record/canonical-json.ts'
import { attachedData } from './attached-data.ts'
import { keyIdOf } from './certificate-key.ts'
import { checkSeal } from './pdf-seal.ts'
import { memberOf, type Opened, openSigned } from './signed-json.ts'

const { what } = certificateText

const nothingKnown: Omit<Verification, 'status' | 'what'> = {
  number: null,
  keyId: null,
  digest: null,
  issuedAt: null,
  supersededBy: null,
  reason: null,
  statusAt: null,
}

/**
 * What can be said of a certificate, by its file and what stands beside it alone.
 * @param file PDF or JSON
 * @param keys the list of keys that are trusted; null: whoever signed is only named
 * @param status the status list; null: the current status is not known
 * @throws KEY_LIST_UNFIT, STATUS_LIST_UNFIT where what stands beside it cannot be used
 */
export function checkCertificate(
  file: Uint8Array,
  keys: Uint8Array | null,
  status: Uint8Array | null,
): Verification {
  return certificateCheck(keys, status)(file)
}

/**
 * The same for many files, beside which one pair of lists stands, read once.
 * @throws KEY_LIST_UNFIT, STATUS_LIST_UNFIT; the latter also with a file, where only that one tells whom the list is of
 */
export function certificateCheck(
  keys: Uint8Array | null,
  status: Uint8Array | null,
): (file: Uint8Array) => Verification {
  const trusted = keys && keyListOf(keys)
  const list = status && openStatusList(status)
  return (file) => {
    const opened = openCertificate(file)
    if (typeof opened === 'string') return { ...nothingKnown, status: 'altered', what: opened }
    const { content, signature, digest, sealedBy } = opened
    const { number, issuedAt } = content
    const known = { ...nothingKnown, number, issuedAt, digest, keyId: signature.keyId }
    const untrusted =
      keyFault(trusted, signature.keyId, signature.publicKey, issuedAt) ??
      (sealedBy === null || sealedBy === signature.keyId ? null : sealFault(trusted, sealedBy, issuedAt))
    if (untrusted) return { ...known, ...untrusted }
    if (!list) return { ...known, status: 'intact', what: null }
    checkStatusSigner(list, trusted, signature.keyId)
    return { ...known, ...statusIn(list.content, content, digest), statusAt: list.content.issuedAt }
  }
}

type OpenedCertificate = Opened<CertificateContent> & { sealedBy: string | null }

/** @returns in words what is wrong with it where it does not open */
function openCertificate(file: Uint8Array): OpenedCertificate | string {
  const isPdf = Buffer.from(file.subarray(0, 5)).toString('latin1') === '%PDF-'
  if (!isPdf) {
    const opened = openSigned<CertificateContent>(file, 'certificate', isCertificate)
    return typeof opened === 'string' ? opened : { ...opened, sealedBy: null }
  }
  const seal = checkSeal(file)
  if (seal.kind === 'noSeal') return what.noSeal
  if (seal.kind === 'changed') return what.pdf
  if (seal.kind === 'signatureWrong') return what.sealSignature
  const data = attachedData(file)
  if (!data) return what.noData
  const opened = openSigned<CertificateContent>(data, 'certificate', isCertificate)
  return typeof opened === 'string' ? opened : { ...opened, sealedBy: seal.keyId }
}

const isCertificate = (value: JsonValue) =>
  memberOf(value, 'format') === certificateFormat &&
  ['number', 'device', 'issuedAt'].every((name) => typeof memberOf(value, name) === 'string')

type Fault = { status: VerificationStatus; what: string }

function keyFault(
  trusted: KeyList | null,
  keyId: string,
  publicKey: string | null,
  issuedAt: string,
): Fault | null {
  if (!trusted) return null
  const key = trusted.keys.find((one) => one.keyId === keyId)
  if (!key || (publicKey !== null && key.publicKey !== publicKey))
    return { status: 'unknownKey', what: what.key(keyId) }
  if (key.compromisedAt !== null)
    return { status: 'keyCompromised', what: what.compromised(keyId, key.compromisedAt) }
  if (key.revokedAt !== null && issuedAt >= key.revokedAt)
    return { status: 'keyRevoked', what: what.revoked(keyId, key.revokedAt) }
  return null
}

/** Another key may seal a PDF that is drawn again, if it is one of those given. */
function sealFault(trusted: KeyList | null, keyId: string, issuedAt: string): Fault | null {
  return trusted
    ? keyFault(trusted, keyId, null, issuedAt)
    : { status: 'unknownKey', what: what.sealedBy(keyId) }
}

/** @throws KEY_LIST_UNFIT */
function keyListOf(bytes: Uint8Array): KeyList {
  const value = parsed(bytes)
  const keys = memberOf(value, 'keys')
  const isFit = memberOf(value, 'format') === keysFormat && Array.isArray(keys) && keys.every(isKey)
  if (!isFit) throw failure(verificationProblems, 'KEY_LIST_UNFIT', {})
  return value as unknown as KeyList
}

function isKey(value: JsonValue): boolean {
  const publicKey = memberOf(value, 'publicKey')
  const isMoment = (name: string) => {
    const moment = memberOf(value, name)
    return moment === null || (typeof moment === 'string' && !Number.isNaN(Date.parse(moment)))
  }
  return (
    typeof publicKey === 'string' &&
    /^[0-9a-f]{64}$/.test(publicKey) &&
    memberOf(value, 'keyId') === keyIdOf(publicKey) &&
    ['revokedAt', 'compromisedAt'].every(isMoment)
  )
}

/** @throws STATUS_LIST_UNFIT where it is not whole */
function openStatusList(bytes: Uint8Array): Opened<StatusList> {
  const opened = openSigned<StatusList>(bytes, 'statusList', isStatusList)
  if (typeof opened === 'string') throw failure(verificationProblems, 'STATUS_LIST_UNFIT', { reason: opened })
  return opened
}

/**
 * A status list counts if it is signed by a key that is trusted: one of those given, else the certificate's own.
 * @throws STATUS_LIST_UNFIT
 */
function checkStatusSigner(
  { content, signature }: Opened<StatusList>,
  trusted: KeyList | null,
  certificateKey: string,
): void {
  const fault = trusted
    ? keyFault(trusted, signature.keyId, signature.publicKey, content.issuedAt)?.what
    : signature.keyId === certificateKey
      ? undefined
      : what.key(signature.keyId)
  if (fault !== undefined) throw failure(verificationProblems, 'STATUS_LIST_UNFIT', { reason: fault })
}

function isStatusList(value: JsonValue): boolean {
  const entries = memberOf(value, 'certificates')
  return (
    memberOf(value, 'format') === statusFormat &&
    typeof memberOf(value, 'issuedAt') === 'string' &&
    Array.isArray(entries) &&
    entries.every(
      (entry) =>
        ['number', 'device', 'digest'].every((name) => typeof memberOf(entry, name) === 'string') &&
        ['valid', 'superseded', 'void'].includes(String(memberOf(entry, 'state'))),
    )
  )
}

function parsed(bytes: Uint8Array): JsonValue | undefined {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

import type { ChecklistAnswer } from './checklist.ts'
import type { EvidenceFormat } from './erasure.ts'
import type { Confidentiality, Disposition, MediumType, Outcome } from './medium.ts'
import type { MethodId } from './methods.ts'
import type { LotState } from './sampling/sampling.ts'
import type { RemarkKind, StatedSanitization } from './sanitization.ts'
import type { PermitKind } from './vendors/vendor.ts'

export const certificateFormat = 'assetwalk-certificate-1'
export const statusFormat = 'assetwalk-certificate-status-1'
export const keysFormat = 'assetwalk-certificate-keys-1'

export const certificateScopes = ['medium', 'asset', 'case'] as const
/** What a certificate is of: a medium, or all media of an asset or a case. */
export type CertificateScope = (typeof certificateScopes)[number]

/** Who attests (NIST SP 800-88 Rev. 1, Appendix G: name, title, organization, location, phone). */
export interface Signatory {
  name: string
  title: string | null
  organisation: string | null
  location: string | null
  phone: string | null
}

/** The lot of quality control in which a medium stood when its certificate was issued. */
export interface CertifiedLot {
  number: number
  media: number
  sampled: number
  state: LotState
  /** whether recovery was tried on this very medium */
  isSampled: boolean
}

export interface CertifiedVerification {
  method: 'full' | 'sampling'
  /** null: the tool read the medium back */
  verifier: string | null
  /** whether the verifier proved by a PIN who they are */
  assurance: 'asserted' | 'pin'
  recordedAt: string
  lot: CertifiedLot | null
}

/** A video that shows what is stated: whoever keeps it can show by its hash that it is the one. */
export interface CertifiedVideo {
  fileName: string
  sha256: string
  size: number
  seconds: number | null
  /** where it is kept */
  place: string
}

export interface CertifiedTransfer {
  from: string
  to: string
  place: string | null
  seal: string | null
  at: string
  isGap: boolean
  /** SHA-256 of the PNG that who took it drew, and of the photo of it */
  signature: string | null
  photo: string | null
  /** left out where there is none */
  video?: CertifiedVideo
}

/** What every certificate states, whatever it is of. */
export interface CertificateHead {
  format: typeof certificateFormat
  number: string
  /** prefix of the device on which it was issued */
  device: string
  /** place in the numbers of its device and year, from 1 on */
  sequence: number
  /** digest and moment of the certificate before on the same device; null for its first */
  previous: { digest: string; issuedAt: string } | null
  /** by the clock of the device, UTC */
  issuedAt: string
  issuedBy: string
  organisation: string
  /** lines of its letterhead: address, how it is reached; left out where there are none */
  letterhead?: string[]
  supersedes: { number: string; reason: string } | null
  disposal: { id: string; reason: string; disposition: Disposition; openedAt: string }
  /** who takes what is disposed of, with its permits and, where these were not in force, who approved it */
  vendor: {
    name: string
    permits: { kind: PermitKind; number: string; expiresOn: string }[]
    override: {
      by: string
      reason: string
      at: string
      /** of an asset or a case: the certificates of its media that were issued before, and do not say so */
      notStatedOn?: string[]
    } | null
  } | null
  custody: CertifiedTransfer[]
  /** those who attest, the operators first */
  signatories: Signatory[]
  attestation: string
}

export interface CertifiedPolicy {
  name: string
  version: number
  demanded: Outcome
  met: boolean
}

/**
 * What a certificate states of one medium: the fields of the sample form of NIST SP 800-88 Rev. 1, Appendix G, as far as
 * they are recorded, and what the evidence of it is. Its canonical JSON is what is signed; docs/certificate-format.md
 * specifies it.
 */
export interface MediumCertificate extends CertificateHead {
  scope: 'medium'
  asset: {
    tag: string
    serialNumber: string | null
    name: string | null
    manufacturer: string | null
    model: string | null
  }
  medium: {
    manufacturer: string | null
    model: string
    serial: string
    type: MediumType
    size: number | null
    isRemoved: boolean
    confidentiality: Confidentiality
    confidentialityStated: boolean
    backup: ChecklistAnswer | null
  }
  sanitization: {
    outcome: Outcome
    standard: string
    tool: string
    operator: string
    date: string
    recordedAt: string
    stated: StatedSanitization
    policy: CertifiedPolicy
    remarks: RemarkKind[]
    /** left out where there is none */
    video?: CertifiedVideo
  }
  verification: CertifiedVerification
  evidence: { fileName: string; format: EvidenceFormat; sha256: string; size: number }[]
}

/** A medium in the annex of a certificate of an asset or a case. */
export interface AnnexMedium {
  manufacturer: string | null
  model: string
  serial: string
  type: MediumType
  outcome: Outcome
  method: MethodId
  standard: string
  tool: string
  operator: string
  date: string
  policy: CertifiedPolicy
  verification: CertifiedVerification
  /** its own certificate, where it had one that stood */
  certificate: string | null
}

export interface AnnexAsset {
  tag: string
  serialNumber: string | null
  manufacturer: string | null
  model: string | null
  /** who stated that it has no media inside; null where it has some */
  statedEmptyBy: string | null
  media: AnnexMedium[]
}

/** What a certificate states of all media of an asset, or of a case (a pallet, a box). */
export interface GroupCertificate extends CertificateHead {
  scope: 'asset' | 'case'
  assets: AnnexAsset[]
}

export type CertificateContent = MediumCertificate | GroupCertificate

export interface Signature {
  algorithm: 'Ed25519'
  keyId: string
  /** the raw public key, 32 bytes in hexadecimal digits */
  publicKey: string
  /** 64 bytes in hexadecimal digits */
  value: string
}

export interface StatusEntry {
  number: string
  device: string
  digest: string
  previous: string | null
  state: 'valid' | 'superseded' | 'void'
  supersededBy: string | null
  reason: string | null
}

/** Which certificates of a data folder stand, in the order in which they were issued. */
export interface StatusList {
  format: typeof statusFormat
  issuedAt: string
  organisation: string
  certificates: StatusEntry[]
}

export interface ListedKey {
  keyId: string
  publicKey: string
  issuedAt: string
  revokedAt: string | null
  compromisedAt: string | null
}

export const keyEnds = ['revoked', 'compromised'] as const
/** Why a key signs no more: it was replaced, or somebody else may have it. */
export type KeyEnd = (typeof keyEnds)[number]

/** The keys of an organisation, as whoever trusts them has got them by a way that they trust. */
export interface KeyList {
  format: typeof keysFormat
  organisation: string
  keys: ListedKey[]
}

/** Digits and letters that no one takes for another (Crockford's base 32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const prefixLength = 5

/** The prefix of a device, from the SHA-256 of its replica id: a letter first, so that no number looks like a date. */
export function devicePrefix(sha256: string): string {
  const bytes = sha256.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? []
  const letters = alphabet.slice(10)
  const first = letters[(bytes[0] ?? 0) % letters.length] ?? ''
  return (
    first +
    bytes
      .slice(1, prefixLength)
      .map((byte) => alphabet[byte & 31])
      .join('')
  )
}

/** The number of a certificate: device, year, and place among those of both. */
export function certificateNumber(device: string, year: number, sequence: number): string {
  return `${device}-${year}-${String(sequence).padStart(6, '0')}`
}

export const verificationStatuses = [
  'intact',
  'valid',
  'superseded',
  'void',
  'chainGap',
  'altered',
  'unknownKey',
  'keyRevoked',
  'keyCompromised',
] as const
/** What can be said of a certificate; `intact`: signed by the key that is named, its current status is not known. */
export type VerificationStatus = (typeof verificationStatuses)[number]

export interface Verification {
  status: VerificationStatus
  number: string | null
  keyId: string | null
  digest: string | null
  issuedAt: string | null
  /** what was altered, missing or not known, in words; null where nothing is */
  what: string | null
  supersededBy: string | null
  reason: string | null
  /** the moment of the status list that was consulted */
  statusAt: string | null
}

/**
 * What a status list says of a certificate. A list in which numbers are missing, or that does not hang together, says
 * that there is a gap and nothing else; a list that is older than the certificate says nothing of it.
 */
export function statusIn(
  list: StatusList,
  { number, device, issuedAt }: Pick<CertificateContent, 'number' | 'device' | 'issuedAt'>,
  digest: string,
): Pick<Verification, 'status' | 'what' | 'supersededBy' | 'reason'> {
  const said = { what: null, supersededBy: null, reason: null }
  const chain = list.certificates.filter((entry) => entry.device === device)
  const gap = gapIn(chain)
  if (gap !== null) return { ...said, status: 'chainGap', what: gap }
  const entry = chain.find((one) => one.number === number)
  if (!entry)
    return list.issuedAt < issuedAt
      ? { ...said, status: 'intact', what: 'the status list is older than the certificate' }
      : { ...said, status: 'chainGap', what: `${number} is not in the status list` }
  if (entry.digest !== digest)
    return { ...said, status: 'chainGap', what: `another certificate has the number ${number}` }
  const { supersededBy, reason } = entry
  return { status: entry.state, what: null, supersededBy, reason }
}

/** The first place at which the certificates of a device do not follow one another; null where they all do. */
function gapIn(chain: readonly StatusEntry[]): string | null {
  const sequences = new Map<string, number>()
  let before: string | null = null
  for (const { number, digest, previous } of chain) {
    const cut = number.lastIndexOf('-')
    const year = number.slice(0, cut)
    const sequence = Number(number.slice(cut + 1))
    if (previous !== before) return `${number} does not follow the one before it`
    if (sequence !== (sequences.get(year) ?? 0) + 1) return `a number before ${number} is missing`
    sequences.set(year, sequence)
    before = digest
  }
  return null
}

import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import type {
  CertificateContent,
  CertificateScope,
  GroupCertificate,
} from '../../../../src-shared/features/disposals/certificate.ts'
import { certificateText } from '../../../../src-shared/features/disposals/certificate-text.ts'
import { disposalsProblems } from '../../../../src-shared/features/disposals/disposals-problems-contract.ts'
import { samplingProblems } from '../../../../src-shared/features/disposals/sampling/sampling-problems-contract.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import { canonicalJson, type JsonValue } from '../../../../src-shared/record/canonical-json.ts'
import type { CertificateRow, DisposalAssetRow } from '../../database/schema-disposals.ts'
import type { Transaction } from '../../database/transaction.ts'
import { labels } from '../labels/labels.ts'
import { type CaseMedium, mediaStandingIn } from './case-media.ts'
import { CaseFacts } from './certificate-facts.ts'
import type { CertificateKey } from './certificate-key.ts'
import { nextPlace, type Place } from './certificate-place.ts'
import { endCertificate } from './certificate-void.ts'
import {
  certificatesOfCase,
  certificatesOfMedium,
  endOfCertificate,
  insertCertificate,
  noteKey,
} from './certificates-store.ts'
import { disposals } from './disposals.ts'
import { lotsInCase } from './sampling/lots.ts'
import { digestOf, signatureOf } from './signed-json.ts'

/**
 * The media of a case that can have a certificate: sanitized and verified, and in no lot that is quarantined.
 * @param serials only these; undefined: all
 * @throws CASE_UNKNOWN, NOTHING_TO_CERTIFY where none is verified, LOT_QUARANTINED where all that are stand in such a lot
 */
export function certifiableMedia(
  database: Database,
  caseId: string,
  serials: readonly string[] | undefined,
): string[] {
  disposals.get(database, caseId)
  const keys = serials && new Set(serials.map(identifierKey))
  const verified = mediaStandingIn(database, caseId).filter(
    ({ medium, state }) => state === 'verified' && (keys?.has(medium.serial_key) ?? true),
  )
  if (verified.length === 0) throw failure(disposalsProblems, 'NOTHING_TO_CERTIFY', {})
  const lots = lotsInCase(database, caseId)
  const lotOf = ({ sanitization }: CaseMedium) => lots.get(sanitization?.id ?? '')
  const sound = verified.filter((one) => lotOf(one)?.state !== 'quarantined')
  if (sound.length > 0) return sound.map(({ medium }) => medium.id)
  const [first] = verified
  const number = (first && lotOf(first)?.lot.number) ?? 0
  throw failure(samplingProblems, 'LOT_QUARANTINED', { number })
}

/**
 * The assets of a case that can have a certificate of their own, or that the certificate of the whole case is of: each of
 * their media can have one, or somebody stated that there is none.
 * @param tags only these; undefined: of a case all, else those that can
 * @throws CASE_UNKNOWN, ASSET_NOT_IN_CASE, MEDIA_NOT_DONE, NOTHING_TO_CERTIFY
 */
export function certifiableAssets(
  database: Database,
  caseId: string,
  scope: GroupCertificate['scope'],
  tags: readonly string[] | undefined,
  day: string,
): string[] {
  const facts = new CaseFacts(database, caseId, day)
  const named = tags?.map((tag) => disposals.asset(database, caseId, tag))
  const assets = [...new Map((named ?? facts.assets).map((asset) => [asset.asset_id, asset])).values()]
  const isDone = ({ asset_id }: DisposalAssetRow) =>
    facts.mediaOf(asset_id)?.every((one) => facts.isCertifiable(one)) ?? false
  const undone = assets.find((asset) => !isDone(asset))
  if (undone && (scope === 'case' || named))
    throw failure(disposalsProblems, 'MEDIA_NOT_DONE', { tag: undone.asset_tag })
  const ids = assets.filter(isDone).map(({ asset_id }) => asset_id)
  if (ids.length === 0) throw failure(disposalsProblems, 'NOTHING_TO_CERTIFY', {})
  return ids
}

/** What certificates are issued with. */
interface Issuing {
  caseId: string
  key: CertificateKey
  /** why new ones take the place of those that there are; undefined: they stay */
  supersede: string | undefined
}

/**
 * Issues certificates, each in the number after the one before on this device, in the transaction that is open: a number
 * is used with its certificate or not at all. What has one for the very same facts keeps it, so that asking twice, or
 * again after a crash, issues nothing twice.
 * @param mediumIds those that are not verified, or no more, get none
 * @returns the numbers of the certificates that stand, in the order of the media
 */
export function issueCertificates(tx: Transaction, issuing: Issuing, mediumIds: readonly string[]): string[] {
  const facts = new CaseFacts(tx.database, issuing.caseId, tx.at.slice(0, 10))
  const numbers = mediumIds.flatMap((mediumId) => {
    const standing = facts.standing(mediumId)
    if (!facts.isCertifiable(standing) || !standing.verification) return []
    const subject = {
      scope: 'medium',
      mediumId,
      assetId: null,
      siteId: standing.medium.site_id,
      basis: standing.verification.id,
      earlier: certificatesOfMedium.all(tx.database, { mediumId }),
    } as const
    return [issued(tx, issuing, facts, subject, (place) => facts.content(standing, place))]
  })
  tx.touch('disposals')
  return numbers
}

/**
 * Issues the certificates of assets, one for each, or one of the whole case.
 * @param assetIds those of which something is not done any more get none
 * @returns the numbers of the certificates that stand
 */
export function issueGroupCertificates(
  tx: Transaction,
  issuing: Issuing,
  scope: GroupCertificate['scope'],
  assetIds: readonly string[],
): string[] {
  const facts = new CaseFacts(tx.database, issuing.caseId, tx.at.slice(0, 10))
  const wanted = new Set(assetIds)
  const assets = facts.assets.filter(
    ({ asset_id }) =>
      wanted.has(asset_id) && (facts.mediaOf(asset_id)?.every((one) => facts.isCertifiable(one)) ?? false),
  )
  if (scope === 'case' && assets.length < wanted.size) return []
  const groups = scope === 'case' ? [assets] : assets.map((asset) => [asset])
  const earlier = certificatesOfCase.all(tx.database, { caseId: issuing.caseId })
  const numbers = groups.map((group) => {
    const assetId = scope === 'case' ? null : (group[0]?.asset_id ?? null)
    const subject = {
      scope,
      mediumId: null,
      assetId,
      siteId: disposals.get(tx.database, issuing.caseId).site_id,
      basis: facts.basisOf(group.map(({ asset_id }) => asset_id)),
      earlier: earlier.filter((one) => one.scope === scope && one.asset_id === assetId),
    }
    return issued(tx, issuing, facts, subject, (place) => facts.groupContent(scope, group, place))
  })
  tx.touch('disposals')
  return numbers
}

/** What a certificate is of. */
interface Subject {
  scope: CertificateScope
  mediumId: string | null
  assetId: string | null
  siteId: string
  basis: string
  /** those that it had, whether they stand or not */
  earlier: readonly CertificateRow[]
}

type Placing = Place & Pick<CertificateContent, 'issuedAt' | 'issuedBy' | 'supersedes'>

function issued(
  tx: Transaction,
  { caseId, key, supersede }: Issuing,
  facts: CaseFacts,
  { scope, mediumId, assetId, siteId, basis, earlier }: Subject,
  contentOf: (placing: Placing) => CertificateContent,
): string {
  const { database } = tx
  const standing = earlier.filter(({ number }) => !endOfCertificate.get(database, { number }))
  const existing = standing.find((one) => one.basis === basis)
  if (existing && supersede === undefined) return existing.number
  const place = nextPlace(tx)
  const replaced = standing.at(-1)
  const reason =
    supersede ?? (scope === 'medium' ? certificateText.newFacts : certificateText.newFactsOfGroup)
  const content = contentOf({
    ...place,
    issuedAt: tx.at,
    issuedBy: facts.name(tx.actorId),
    supersedes: replaced ? { number: replaced.number, reason } : null,
  })
  const signed = canonicalJson(content as unknown as JsonValue)
  const signature = signatureOf(key, signed)
  noteKey.run(database, { key_id: key.keyId, public_key: key.publicKey, issued_at: tx.at })
  insertCertificate.run(database, {
    id: tx.newId(),
    site_id: siteId,
    number: place.number,
    device: place.device,
    year: place.year,
    sequence: place.sequence,
    scope,
    case_id: caseId,
    asset_id: assetId,
    medium_id: mediumId,
    basis,
    content: signed,
    digest: digestOf(signed),
    previous_digest: place.previous?.digest ?? null,
    key_id: key.keyId,
    signature: signature.value,
    logo_sha256: labels.logoDigest(database),
    actor_id: tx.actorId,
    at: tx.at,
  })
  for (const one of standing) endCertificate(tx, one, { supersededBy: place.number, reason })
  return place.number
}

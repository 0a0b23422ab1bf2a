import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type {
  AnnexAsset,
  AnnexMedium,
  CertificateHead,
  CertifiedPolicy,
  CertifiedVerification,
  CertifiedVideo,
  GroupCertificate,
  MediumCertificate,
  Signatory,
} from '../../../../src-shared/features/disposals/certificate.ts'
import { certificateFormat } from '../../../../src-shared/features/disposals/certificate.ts'
import { certificateText } from '../../../../src-shared/features/disposals/certificate-text.ts'
import { methods } from '../../../../src-shared/features/disposals/methods.ts'
import { asPlainText } from '../../../../src-shared/features/disposals/plain-text.ts'
import type {
  RemarkKind,
  StatedSanitization,
} from '../../../../src-shared/features/disposals/sanitization.ts'
import type {
  DisposalAssetRow,
  DisposalCaseRow,
  DisposalSanitizationRow,
  DisposalVerificationRow,
  DisposalVideoRow,
} from '../../database/schema-disposals.ts'
import { labels } from '../labels/labels.ts'
import { people } from '../people/people.ts'
import type { AssetSnapshot } from './asset-snapshot.ts'
import { type CaseMedium, mediaStandingIn } from './case-media.ts'
import { certifiedEvidence } from './certificate-evidence.ts'
import { certificatesNotStating } from './certificate-numbers.ts'
import type { Place } from './certificate-place.ts'
import { certificatesOfCase, endOfCertificate } from './certificates-store.ts'
import { contacts } from './contacts.ts'
import { disposals } from './disposals.ts'
import { confidentialityOf } from './disposals-media.ts'
import { custodyOf, lastAnswers } from './disposals-release.ts'
import { noMediaOfCase } from './disposals-store.ts'
import { organisationName } from './organisation-name.ts'
import { policies } from './policy/policies.ts'
import { lotsInCase } from './sampling/lots.ts'
import { evidenceOfCase, videosOfCase } from './sanitization-store.ts'
import { type CaseVendor, vendorOfCase } from './vendors/case-vendor.ts'

type Issuing = Pick<CertificateHead, 'issuedAt' | 'issuedBy' | 'supersedes'> & Place

/** A medium that is sanitized and verified, with the facts that say so. */
type DoneMedium = CaseMedium & {
  sanitization: DisposalSanitizationRow & {
    stated: string
    outcome: NonNullable<DisposalSanitizationRow['outcome']>
  }
  verification: DisposalVerificationRow
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const printed = (text: string | null | undefined) => (text ? asPlainText(text) : null)

/** What the certificates of one case have in common, read once. */
export class CaseFacts {
  readonly assets: readonly DisposalAssetRow[]
  readonly #database: Database
  readonly #disposal: DisposalCaseRow
  readonly #organisation: string
  readonly #letterhead: string[]
  readonly #media: ReadonlyMap<string, CaseMedium>
  readonly #snapshots: ReadonlyMap<string, AssetSnapshot>
  readonly #evidence: ReturnType<typeof certifiedEvidence>
  readonly #videos: ReadonlyMap<string, DisposalVideoRow>
  readonly #custody: CertificateHead['custody']
  readonly #override: CaseVendor['override']
  readonly #vendor: CertificateHead['vendor']
  readonly #backup: MediumCertificate['medium']['backup']
  readonly #lots: ReturnType<typeof lotsInCase>
  readonly #empty: ReadonlyMap<string, { id: string; by: string }>
  readonly #signatories = new Map<string, Signatory>()

  /** @param day on which they are issued, YYYY-MM-DD */
  constructor(database: Database, caseId: string, day: string) {
    this.#database = database
    this.#disposal = disposals.get(database, caseId)
    this.#organisation = organisationName(database)
    this.#letterhead = labels.letterhead(database)
    this.#media = new Map(mediaStandingIn(database, caseId).map((one) => [one.medium.id, one]))
    this.assets = disposals.assets(database, caseId)
    this.#snapshots = new Map(this.assets.map((row) => [row.asset_id, JSON.parse(row.snapshot)]))
    this.#evidence = certifiedEvidence(database, caseId)
    this.#videos = new Map(videosOfCase.all(database, { caseId }).map((row) => [row.id, row]))
    this.#custody = this.#custodyNow(caseId)
    const taking = vendorOfCase(database, caseId, day)
    this.#override = taking.override
    this.#vendor = this.#vendorNow(taking)
    this.#lots = lotsInCase(database, caseId)
    this.#empty = new Map(
      noMediaOfCase
        .all(database, { caseId })
        .map(({ id, asset_id, person_id }) => [asset_id, { id, by: this.name(person_id) }]),
    )
    this.#backup = lastAnswers(database, caseId).get('backup') ?? null
  }

  isCertifiable({ state, sanitization }: CaseMedium): boolean {
    return state === 'verified' && this.#lots.get(sanitization?.id ?? '')?.state !== 'quarantined'
  }

  standing(mediumId: string): CaseMedium {
    const standing = this.#media.get(mediumId)
    if (!standing) throw new Error('a medium of another case was to be certified')
    return standing
  }

  /** The media of an asset; undefined where nobody recorded any, nor stated that it has none. */
  mediaOf(assetId: string): CaseMedium[] | undefined {
    const own = [...this.#media.values()].filter(({ medium }) => medium.asset_id === assetId)
    return own.length > 0 || this.#empty.has(assetId) ? own : undefined
  }

  /** By which facts the certificate of some assets stands: other facts, another certificate. */
  basisOf(assetIds: readonly string[]): string {
    const facts = assetIds.flatMap((assetId) => [
      this.#empty.get(assetId)?.id ?? '',
      ...(this.mediaOf(assetId) ?? []).map(({ verification }) => verification?.id ?? ''),
    ])
    // Asked for again, it says what was approved meanwhile. One of a medium stays: the medium is what it was.
    if (this.#override) facts.push(this.#override.id)
    return sha256(Buffer.from(facts.join('\n'), 'utf8'))
  }

  /** The name of a person as it can be printed. */
  name(personId: string): string {
    return this.#signatory(personId).name
  }

  content(standing: CaseMedium, issuing: Issuing): MediumCertificate {
    const { medium, sanitization, verification } = done(standing)
    const snapshot = this.#snapshots.get(medium.asset_id)
    const operator = this.name(sanitization.operator_id)
    const signers = [sanitization.operator_id, verification.person_id]
    const shownVerification = this.#verification(standing)
    return {
      ...this.#head(issuing, signers),
      scope: 'medium',
      asset: {
        tag: asPlainText(snapshot?.assetTag ?? ''),
        serialNumber: printed(snapshot?.serialNumber),
        name: printed(snapshot?.name),
        manufacturer: printed(snapshot?.manufacturer),
        model: printed(snapshot?.model),
      },
      medium: {
        manufacturer: medium.manufacturer,
        model: medium.model,
        serial: medium.serial,
        type: medium.type,
        size: medium.size,
        isRemoved: medium.is_removed === 1,
        confidentiality: confidentialityOf(medium, this.#disposal),
        confidentialityStated: (medium.confidentiality ?? this.#disposal.confidentiality) !== null,
        backup: this.#backup,
      },
      sanitization: {
        outcome: sanitization.outcome,
        standard: methods[statedOf(sanitization).method].standard,
        tool: sanitization.tool ?? '',
        operator,
        date: sanitization.done_on,
        recordedAt: sanitization.at,
        stated: statedOf(sanitization),
        policy: this.#policy(sanitization),
        remarks: JSON.parse(sanitization.remarks) as RemarkKind[],
        ...this.#videoShowing(sanitization.video_id),
      },
      verification: shownVerification,
      evidence: [...(this.#evidence.byMedium.get(medium.id) ?? []), ...this.#evidence.unbound],
      attestation: certificateText.attestation(operator, shownVerification.verifier),
    }
  }

  /** @param scope of one asset, or of the whole case with all its assets */
  groupContent(
    scope: GroupCertificate['scope'],
    assets: readonly DisposalAssetRow[],
    issuing: Issuing,
  ): GroupCertificate {
    const media = assets.flatMap(({ asset_id }) => this.mediaOf(asset_id) ?? [])
    const operatorIds = media.map((one) => done(one).sanitization.operator_id)
    const numbers = this.#numbers()
    const head = this.#head(issuing, [
      ...operatorIds,
      ...media.map((one) => done(one).verification.person_id),
    ])
    return {
      ...head,
      vendor: head.vendor && { ...head.vendor, override: this.#overrideFor(media, numbers) },
      scope,
      assets: assets.map(({ asset_id }) => this.#annexAsset(asset_id, numbers)),
      attestation: certificateText.groupAttestation([
        ...new Set(operatorIds.map((operatorId) => this.name(operatorId))),
      ]),
    }
  }

  #annexAsset(assetId: string, numbers: ReadonlyMap<string, string>): AnnexAsset {
    const snapshot = this.#snapshots.get(assetId)
    return {
      tag: asPlainText(snapshot?.assetTag ?? ''),
      serialNumber: printed(snapshot?.serialNumber),
      manufacturer: printed(snapshot?.manufacturer),
      model: printed(snapshot?.model),
      statedEmptyBy: this.#empty.get(assetId)?.by ?? null,
      media: (this.mediaOf(assetId) ?? []).map((one) => this.#annexMedium(one, numbers)),
    }
  }

  #annexMedium(standing: CaseMedium, numbers: ReadonlyMap<string, string>): AnnexMedium {
    const { medium, sanitization } = done(standing)
    const { method } = statedOf(sanitization)
    return {
      manufacturer: medium.manufacturer,
      model: medium.model,
      serial: medium.serial,
      type: medium.type,
      outcome: sanitization.outcome,
      method,
      standard: methods[method].standard,
      tool: sanitization.tool ?? '',
      operator: this.name(sanitization.operator_id),
      date: sanitization.done_on,
      policy: this.#policy(sanitization),
      verification: this.#verification(standing),
      certificate: numbers.get(medium.id) ?? null,
    }
  }

  /** The approval of the vendor, with the certificates of these media that do not state it. */
  #overrideFor(
    media: readonly CaseMedium[],
    numbers: ReadonlyMap<string, string>,
  ): NonNullable<CertificateHead['vendor']>['override'] {
    const override = this.#vendor?.override
    if (!override) return null
    const without = new Set(certificatesNotStating(this.#database, this.#disposal.id, override.at))
    const notStatedOn = media.flatMap(({ medium }) => {
      const number = numbers.get(medium.id)
      return number !== undefined && without.has(number) ? [number] : []
    })
    return notStatedOn.length > 0 ? { ...override, notStatedOn } : override
  }

  /** The certificate of each medium that stands. */
  #numbers(): ReadonlyMap<string, string> {
    return new Map(
      certificatesOfCase
        .all(this.#database, { caseId: this.#disposal.id })
        .flatMap(({ medium_id, number }) =>
          medium_id === null || endOfCertificate.get(this.#database, { number })
            ? []
            : [[medium_id, number] as const],
        ),
    )
  }

  #head(
    { number, device, sequence, previous, issuedAt, issuedBy, supersedes }: Issuing,
    signers: readonly (string | null)[],
  ): Omit<CertificateHead, 'attestation'> {
    const known = [...new Set(signers)].filter((personId) => personId !== null)
    return {
      format: certificateFormat,
      number,
      device,
      sequence,
      previous,
      issuedAt,
      issuedBy,
      organisation: this.#organisation,
      ...(this.#letterhead.length > 0 && { letterhead: this.#letterhead }),
      supersedes,
      disposal: {
        id: this.#disposal.id,
        reason: this.#disposal.reason,
        disposition: this.#disposal.disposition,
        openedAt: this.#disposal.at,
      },
      vendor: this.#vendor,
      custody: this.#custody,
      signatories: known.map((personId) => this.#signatory(personId)),
    }
  }

  #policy(sanitization: DisposalSanitizationRow): CertifiedPolicy {
    return {
      name: policies.nameOf(this.#database, sanitization.policy_version),
      version: sanitization.policy_version,
      demanded: sanitization.demanded,
      met: sanitization.meets_policy === 1,
    }
  }

  #verification(standing: CaseMedium): CertifiedVerification {
    const { medium, sanitization, verification } = done(standing)
    const lot = this.#lots.get(sanitization.id)
    return {
      method: verification.method,
      verifier: verification.person_id === null ? null : this.name(verification.person_id),
      assurance: verification.assurance,
      recordedAt: verification.at,
      lot: lot
        ? {
            number: lot.lot.number,
            media: lot.media.length,
            sampled: lot.media.filter(({ is_sampled }) => is_sampled === 1).length,
            state: lot.state,
            isSampled: lot.media.some((one) => one.medium_id === medium.id && one.is_sampled === 1),
          }
        : null,
    }
  }

  #signatory(personId: string): Signatory {
    const known = this.#signatories.get(personId)
    if (known) return known
    const person = people.byId(this.#database, personId)
    const contact = person && contacts.of(this.#database, person.id)
    const signatory = {
      name: asPlainText(person?.name ?? ''),
      title: contact?.title ?? null,
      organisation: contact?.organisation ?? null,
      location: contact?.location ?? null,
      phone: contact?.phone ?? null,
    }
    this.#signatories.set(personId, signatory)
    return signatory
  }

  #custodyNow(caseId: string): CertificateHead['custody'] {
    const photos = new Map(evidenceOfCase.all(this.#database, { caseId }).map((row) => [row.id, row.sha256]))
    return custodyOf(this.#database, caseId).map(({ transfer, isGap }) => ({
      from: transfer.from_name,
      to: transfer.to_name,
      place: transfer.place,
      seal: transfer.seal,
      at: transfer.at,
      isGap,
      signature: transfer.signature === null ? null : sha256(Buffer.from(transfer.signature, 'base64')),
      photo: photos.get(transfer.evidence_id ?? '') ?? null,
      ...this.#videoShowing(transfer.video_id),
    }))
  }

  /** The video that shows something; nothing where there is none. */
  #videoShowing(videoId: string | null): { video?: CertifiedVideo } {
    const row = this.#videos.get(videoId ?? '')
    if (!row) return {}
    const { file_name, sha256, size, seconds, place } = row
    return { video: { fileName: file_name, sha256, size, seconds, place } }
  }

  #vendorNow({ name, vendor, override }: CaseVendor): CertificateHead['vendor'] {
    if (name === null) return null
    return {
      name,
      permits: (vendor?.permits ?? []).map(({ kind, number, expiresOn }) => ({ kind, number, expiresOn })),
      override: override
        ? { by: this.name(override.person_id), reason: override.reason, at: override.at }
        : null,
    }
  }
}

const statedOf = ({ stated }: { stated: string }) => JSON.parse(stated) as StatedSanitization

function done({ sanitization, verification, ...medium }: CaseMedium): DoneMedium {
  const { outcome, stated } = sanitization ?? {}
  if (!sanitization || !verification || !outcome || !stated)
    throw new Error('a medium that is not sanitized and verified was to be certified')
  return { ...medium, sanitization: { ...sanitization, outcome, stated }, verification }
}

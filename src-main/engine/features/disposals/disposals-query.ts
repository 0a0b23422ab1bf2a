import type { Database } from 'better-sqlite3'
import {
  type AssetDisposition,
  assetDispositions,
  furthestOf,
} from '../../../../src-shared/features/disposals/asset-disposition.ts'
import type {
  CaseView,
  caseSummary,
  ShownMedium,
  shownEvidence,
} from '../../../../src-shared/features/disposals/disposals-message.ts'
import { disposalsText } from '../../../../src-shared/features/disposals/disposals-text.ts'
import type { Erasure } from '../../../../src-shared/features/disposals/erasure.ts'
import { unstatedConfidentiality } from '../../../../src-shared/features/disposals/medium.ts'
import { mediumStates } from '../../../../src-shared/features/disposals/medium-state.ts'
import { demandedOutcome, type SanitizationPolicy } from '../../../../src-shared/features/disposals/policy.ts'
import type {
  RemarkKind,
  StatedSanitization,
} from '../../../../src-shared/features/disposals/sanitization.ts'
import { mayDestroy } from '../../../../src-shared/features/disposals/vendors/vendor.ts'
import { vendorsText } from '../../../../src-shared/features/disposals/vendors/vendors-text.ts'
import type { DisposalUnsanitizedRow } from '../../database/schema-disposal-vendors.ts'
import type {
  DisposalCaseRow,
  DisposalErasureRow,
  DisposalEvidenceRow,
  DisposalSanitizationRow,
} from '../../database/schema-disposals.ts'
import { people } from '../people/people.ts'
import { type CaseFigures, caseFigures } from './case-list-query.ts'
import { type CaseMedium, mediaStandingIn } from './case-media.ts'
import { certificateNumbersIn, certificatesNotStating } from './certificate-numbers.ts'
import { contradictionsIn } from './contradictions-query.ts'
import { confidentialityOf } from './disposals-media.ts'
import { custodyOf, disposalGapsIn, gapsIn } from './disposals-release.ts'
import {
  answersOfCase,
  approvalsOfCase,
  assetsOfCase,
  everyCase,
  noMediaOfCase,
  stepsOfCase,
} from './disposals-store.ts'
import { policies } from './policy/policies.ts'
import { lotsInCase, type StandingLot } from './sampling/lots.ts'
import {
  erasuresOfCase,
  erasuresOfEvidence,
  evidenceById,
  evidenceOfCase,
  videosOfCase,
} from './sanitization-store.ts'
import { vendorNameOf, vendorOfCase } from './vendors/case-vendor.ts'
import { sealedMedia, vendorCertificates, vendorCertificatesIn } from './vendors/unsanitized.ts'
import { shownVideoOf } from './video.ts'

type Summary = ReturnType<typeof caseSummary.parse>
type Evidence = ReturnType<typeof shownEvidence.parse>

/** Every case, the newest first. */
export function listCases(database: Database): Summary[] {
  const figuresOf = caseFigures(database)
  const name = namesIn(database)
  return everyCase
    .all(database, {})
    .map((disposal) => summaryOf(disposal, vendorNameOf(database, disposal), figuresOf(disposal.id), name))
}

/**
 * All that is recorded of a case, and what stands between its assets and their release.
 * @param day today, YYYY-MM-DD: permits expire
 * @param withGaps whether it is told of each asset what stands in its way
 */
export function caseViewOf(
  database: Database,
  disposal: DisposalCaseRow,
  day: string,
  withGaps = true,
): CaseView {
  const caseId = disposal.id
  const name = namesIn(database)
  const media = mediaStandingIn(database, caseId)
  const gapsOf = gapsIn(database, caseId, day, media)
  const policy = policies.inForce(database)
  const disposalGapsOf = disposalGapsIn(database, caseId, media)
  const sealed = sealedMedia(database, caseId, day)
  const destroyed = vendorCertificatesIn(database, caseId)
  const { vendor, ...taking } = vendorOfCase(database, caseId, day)
  const leftToDo = (state: AssetDisposition, assetId: string) =>
    state === 'disposed' || !withGaps ? [] : (state === 'released' ? disposalGapsOf : gapsOf)(assetId)
  const steps = Map.groupBy(stepsOfCase.all(database, { caseId }), ({ asset_id }) => asset_id)
  const empty = new Map(noMediaOfCase.all(database, { caseId }).map((row) => [row.asset_id, row.person_id]))
  const assetRows = assetsOfCase.all(database, { caseId })
  const stateOf = (assetId: string) => furthestOf((steps.get(assetId) ?? []).map(({ state }) => state))
  const states = assetRows.map(({ asset_id }) => stateOf(asset_id))
  const tags = new Map(assetRows.map(({ asset_id, asset_tag }) => [asset_id, asset_tag]))
  const certificates = certificateNumbersIn(database, caseId)
  const lots = lotsInCase(database, caseId)
  return {
    ...summaryOf(disposal, taking.name, figuresIn(assetRows.length, states, media), name),
    assetList: assetRows.map(({ asset_id, asset_tag }) => {
      const own = steps.get(asset_id) ?? []
      const statedBy = empty.get(asset_id)
      const state = stateOf(asset_id)
      return {
        tag: asset_tag,
        state,
        statedEmptyBy: statedBy === undefined ? null : name(statedBy),
        steps: own.map(({ state, reference, at, actor_id }) => ({
          state,
          reference,
          at,
          by: name(actor_id),
        })),
        gaps: leftToDo(state, asset_id).map(disposalsText.gap),
      }
    }),
    mediumList: media.map((one) =>
      shownMediumOf(disposal, policy, one, name, {
        tag: tags.get(one.medium.asset_id) ?? '',
        certificates: certificates.get(one.medium.id) ?? [],
        lot: shownLot(lots.get(one.sanitization?.id ?? ''), one.medium.id),
        unsanitized: shownApproval(sealed.get(one.medium.id), name),
        vendorCertificate: destroyed.get(one.medium.id)?.number ?? null,
      }),
    ),
    evidence: evidenceIn(database, caseId),
    videos: videosOfCase.all(database, { caseId }).map(shownVideoOf),
    checklist: [
      ...new Map(answersOfCase.all(database, { caseId }).map((row) => [row.item, row])).values(),
    ].map(({ item, answer, at, person_id }) => ({ item, answer, at, by: name(person_id) })),
    approvals: approvalsOfCase
      .all(database, { caseId })
      .map(({ at, person_id }) => ({ at, by: name(person_id) })),
    taking: {
      vendor: taking.name,
      vendorId: vendor?.vendorId ?? null,
      mayDestroy: vendor !== undefined && mayDestroy(vendor, day),
      gaps: taking.gaps.map((gap) => vendorsText.gap(taking.name ?? '', gap)),
      override: taking.override
        ? {
            at: taking.override.at,
            by: name(taking.override.person_id),
            reason: taking.override.reason,
            notStatedOn: certificatesNotStating(database, caseId, taking.override.at),
          }
        : null,
    },
    vendorCertificates: vendorCertificates(database, caseId).map(({ certificate, serials }) => ({
      vendor: certificate.vendor,
      number: certificate.number,
      destroyedOn: certificate.destroyed_on,
      evidenceId: certificate.evidence_id,
      at: certificate.at,
      by: name(certificate.actor_id),
      serials: serials.map(({ serial, match }) => ({ serial, match })),
    })),
    contradictions: contradictionsIn(database, caseId, media).map(disposalsText.contradiction),
    transfers: custodyOf(database, caseId).map(({ transfer, isGap }) => ({
      from: transfer.from_name,
      to: transfer.to_name,
      place: transfer.place,
      seal: transfer.seal,
      signature: transfer.signature,
      evidenceId: transfer.evidence_id,
      videoId: transfer.video_id,
      at: transfer.at,
      by: name(transfer.actor_id),
      isGap,
    })),
  }
}

/** The evidence of a case, with what each file says of which medium. */
function evidenceIn(database: Database, caseId: string): Evidence[] {
  const name = namesIn(database)
  const erasures = Map.groupBy(erasuresOfCase.all(database, { caseId }), ({ evidence_id }) => evidence_id)
  return evidenceOfCase
    .all(database, { caseId })
    .map((row) => shownEvidenceOf(row, erasures.get(row.id) ?? [], name))
}

/** Some evidence, read without the rest of its case. */
export function evidenceOf(database: Database, ids: readonly string[]): Evidence[] {
  const name = namesIn(database)
  return ids.flatMap((id) => {
    const row = evidenceById.get(database, { id })
    return row ? [shownEvidenceOf(row, erasuresOfEvidence.all(database, { evidenceId: id }), name)] : []
  })
}

function shownEvidenceOf(
  { id, file_name, sha256, size, format, operator_id, at }: DisposalEvidenceRow,
  erasures: readonly DisposalErasureRow[],
  name: (personId: string) => string,
): Evidence {
  return {
    evidenceId: id,
    fileName: file_name,
    sha256,
    size,
    format,
    operator: operator_id === null ? null : name(operator_id),
    addedAt: at,
    erasures: erasures.map(({ erasure, match, medium_id }) => ({
      ...(JSON.parse(erasure) as Erasure),
      match,
      mediumId: medium_id,
    })),
  }
}

function summaryOf(
  disposal: DisposalCaseRow,
  vendor: string | null,
  { assets, states, media }: CaseFigures,
  name: (personId: string) => string,
): Summary {
  return {
    caseId: disposal.id,
    reason: disposal.reason,
    disposition: disposal.disposition,
    confidentiality: disposal.confidentiality ?? unstatedConfidentiality,
    vendor,
    pickUpOn: disposal.pick_up_on,
    openedAt: disposal.at,
    openedBy: name(disposal.actor_id),
    isOpen: states.disposed < assets,
    assets,
    states,
    media,
  }
}

/** The figures of one case, of what is read of it already. */
function figuresIn(
  assets: number,
  stateOf: Iterable<AssetDisposition>,
  media: readonly CaseMedium[],
): CaseFigures {
  return {
    assets,
    states: countsOf(assetDispositions, [...stateOf]),
    media: countsOf(
      mediumStates,
      media.map(({ state }) => state),
    ),
  }
}

function countsOf<State extends string>(
  all: readonly State[],
  found: readonly State[],
): Record<State, number> {
  return Object.fromEntries(
    all.map((state) => [state, found.filter((one) => one === state).length]),
  ) as Record<State, number>
}

function shownMediumOf(
  disposal: DisposalCaseRow,
  policy: SanitizationPolicy,
  { medium, state, sanitization, sanitizations, verification }: CaseMedium,
  name: (personId: string) => string,
  beside: Pick<ShownMedium, 'tag' | 'certificates' | 'lot' | 'unsanitized' | 'vendorCertificate'>,
): ShownMedium {
  const confidentiality = confidentialityOf(medium, disposal)
  return {
    mediumId: medium.id,
    ...beside,
    manufacturer: medium.manufacturer,
    model: medium.model,
    serial: medium.serial,
    type: medium.type,
    size: medium.size,
    confidentiality,
    isRemoved: medium.is_removed === 1,
    state,
    demanded: demandedOutcome(policy, medium.type, confidentiality, disposal.disposition),
    meetsPolicy: sanitization?.meets_policy === 1,
    sanitizations: sanitizations.map((row) => shownSanitizationOf(row, name)),
    verifiedBy: verifierOf(verification, name),
  }
}

function shownLot(standing: StandingLot | undefined, mediumId: string): ShownMedium['lot'] {
  if (!standing) return null
  const { lot, state, media } = standing
  const isSampled = media.some((one) => one.medium_id === mediumId && one.is_sampled === 1)
  return { lotId: lot.id, number: lot.number, state, isSampled }
}

function shownApproval(
  row: DisposalUnsanitizedRow | undefined,
  name: (personId: string) => string,
): ShownMedium['unsanitized'] {
  return row ? { at: row.at, by: name(row.person_id), seal: row.seal, reason: row.reason } : null
}

function verifierOf(
  verification: CaseMedium['verification'],
  name: (personId: string) => string,
): string | null {
  if (verification?.passed !== 1) return null
  return verification.person_id === null ? disposalsText.byTool : name(verification.person_id)
}

function shownSanitizationOf(
  row: DisposalSanitizationRow,
  name: (personId: string) => string,
): ShownMedium['sanitizations'][number] {
  const stated = row.stated === null ? null : (JSON.parse(row.stated) as StatedSanitization)
  return {
    outcome: row.outcome,
    method: stated?.method ?? null,
    tool: row.tool,
    operator: name(row.operator_id),
    date: row.done_on,
    recordedAt: row.at,
    demanded: row.demanded,
    meetsPolicy: row.meets_policy === 1,
    policyVersion: row.policy_version,
    remarks: JSON.parse(row.remarks) as RemarkKind[],
    reason: row.reason,
    photoId: row.photo_id,
    videoId: row.video_id,
  }
}

/** Names of people by id, each read once. */
function namesIn(database: Database): (personId: string) => string {
  const known = new Map<string, string>()
  return (personId) => {
    const name = known.get(personId) ?? people.byId(database, personId)?.name ?? ''
    known.set(personId, name)
    return name
  }
}

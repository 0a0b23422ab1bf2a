import type { Database } from 'better-sqlite3'
import { failure } from '../../../../../src-shared/contract/problems.ts'
import type { EvidenceMatch } from '../../../../../src-shared/features/disposals/disposals-message.ts'
import { disposalsProblems } from '../../../../../src-shared/features/disposals/disposals-problems-contract.ts'
import { mayDestroy } from '../../../../../src-shared/features/disposals/vendors/vendor.ts'
import { vendorsProblems } from '../../../../../src-shared/features/disposals/vendors/vendors-problems-contract.ts'
import { identifierKey } from '../../../../../src-shared/identity/identifier-key.ts'
import type {
  DisposalUnsanitizedRow,
  VendorCertificateRow,
  VendorCertificateSerialRow,
} from '../../../database/schema-disposal-vendors.ts'
import type { Transaction } from '../../../database/transaction.ts'
import { people } from '../../people/people.ts'
import { type CaseMedium, isDoneAsDemanded, mediaStandingIn } from '../case-media.ts'
import { assertTookNoPart, tookPartIn } from '../case-people.ts'
import { disposals } from '../disposals.ts'
import { isEvidenceOf } from '../disposals-evidence.ts'
import { type MeantMedium, mediumMeant } from '../disposals-media.ts'
import { vendorOfCase } from './case-vendor.ts'
import {
  insertUnsanitized,
  insertVendorCertificate,
  insertVendorCertificateSerial,
  unsanitizedOfCase,
  vendorCertificatesOfCase,
  vendorSerialsOfCase,
} from './unsanitized-store.ts'

/**
 * Somebody who took no part approves that a medium leaves without being sanitized, under seal, to a vendor that may
 * destroy it.
 * @returns the id of the medium
 * @throws APPROVER_TOOK_PART, VENDOR_NOT_NAMED, VENDOR_NOT_PERMITTED, MEDIUM_STATE_REFUSED where it is sanitized as the
 * policy demands, LEGAL_HOLD, MEDIUM_UNKNOWN, MEDIUM_AMBIGUOUS, CASE_UNKNOWN
 */
export function approveUnsanitized(
  tx: Transaction,
  order: MeantMedium & { caseId: string; by: string; seal: string; reason: string },
): string {
  const { database } = tx
  const { caseId, seal, reason } = order
  const fact = disposals.factOf(tx, caseId)
  const medium = mediumMeant(database, caseId, order)
  disposals.assertNoHold(database, caseId)
  const standing = mediaStandingIn(database, caseId).find((one) => one.medium.id === medium.id)
  if (standing && isDoneAsDemanded(standing))
    throw failure(disposalsProblems, 'MEDIUM_STATE_REFUSED', {
      serial: medium.serial,
      state: standing.state,
    })
  const { name, vendor } = vendorOfCase(database, caseId, tx.at.slice(0, 10))
  if (name === null) throw failure(vendorsProblems, 'VENDOR_NOT_NAMED', {})
  if (!vendor || !mayDestroy(vendor, tx.at.slice(0, 10)))
    throw failure(vendorsProblems, 'VENDOR_NOT_PERMITTED', { name })
  const person = people.ensure(tx, order.by)
  assertTookNoPart(database, caseId, person)
  insertUnsanitized.run(database, {
    ...fact,
    medium_id: medium.id,
    vendor_id: vendor.vendorId,
    person_id: person.id,
    seal,
    reason,
  })
  tx.touch('disposals')
  return medium.id
}

/**
 * The approvals by which media of a case may leave unsanitized on a day, by medium: to the vendor that takes them, as long
 * as that one may destroy media, by somebody who has not taken part since.
 */
export function sealedMedia(
  database: Database,
  caseId: string,
  day: string,
): ReadonlyMap<string, DisposalUnsanitizedRow> {
  const { vendor } = vendorOfCase(database, caseId, day)
  if (!vendor || !mayDestroy(vendor, day)) return new Map()
  const tookPart = tookPartIn(database, caseId)
  return new Map(
    unsanitizedOfCase
      .all(database, { caseId })
      .filter(
        ({ vendor_id, person_id }) =>
          vendor_id === vendor.vendorId && !tookPart.has(people.byId(database, person_id)?.id),
      )
      .map((row) => [row.medium_id, row]),
  )
}

export interface NewVendorCertificate {
  caseId: string
  number: string
  /** the day on which they were destroyed, YYYY-MM-DD */
  destroyedOn: string
  serials: readonly string[]
  /** the file of it, handed in as evidence before */
  evidenceId?: string | undefined
}

export interface MatchedSerial {
  serial: string
  match: EvidenceMatch
}

/**
 * Notes what a vendor certifies to have destroyed, each serial number matched to the medium of it; what matches none, or
 * several, is kept and shown.
 * @throws CASE_UNKNOWN, VENDOR_NOT_NAMED, EVIDENCE_UNKNOWN, DATE_IN_FUTURE
 */
export function recordVendorCertificate(tx: Transaction, order: NewVendorCertificate): MatchedSerial[] {
  const { database } = tx
  const { caseId, number, destroyedOn, evidenceId } = order
  const fact = disposals.factOf(tx, caseId)
  const { name } = vendorOfCase(database, caseId, tx.at.slice(0, 10))
  if (name === null) throw failure(vendorsProblems, 'VENDOR_NOT_NAMED', {})
  if (evidenceId !== undefined && !isEvidenceOf(database, caseId, evidenceId))
    throw failure(disposalsProblems, 'EVIDENCE_UNKNOWN', {})
  const certificateId = fact.id
  insertVendorCertificate.run(database, {
    ...fact,
    vendor: name,
    number,
    destroyed_on: disposals.dayDone(tx, destroyedOn),
    evidence_id: evidenceId ?? null,
  })
  const media = Map.groupBy(disposals.media(database, caseId), ({ serial_key }) => serial_key)
  const once = new Map(order.serials.map((serial) => [identifierKey(serial), serial]))
  const matched = [...once].map(([key, serial]) => {
    const [medium, ...others] = media.get(key) ?? []
    const match = medium === undefined ? 'unmatched' : others.length > 0 ? 'ambiguous' : 'matched'
    insertVendorCertificateSerial.run(database, {
      id: tx.newId(),
      site_id: fact.site_id,
      case_id: caseId,
      certificate_id: certificateId,
      serial,
      match,
      medium_id: match === 'matched' ? (medium?.id ?? null) : null,
    })
    return { serial, match } as const
  })
  tx.touch('disposals')
  return matched
}

/** Which certificate of its vendor says that a medium of a case was destroyed, by medium. */
export function vendorCertificatesIn(
  database: Database,
  caseId: string,
): ReadonlyMap<string, VendorCertificateRow> {
  const byId = new Map(vendorCertificatesOfCase.all(database, { caseId }).map((row) => [row.id, row]))
  return new Map(
    vendorSerialsOfCase.all(database, { caseId }).flatMap(({ medium_id, certificate_id }) => {
      const certificate = byId.get(certificate_id)
      return medium_id === null || !certificate ? [] : [[medium_id, certificate] as const]
    }),
  )
}

/** The certificates of vendors in a case, each with the serial numbers that it names. */
export function vendorCertificates(
  database: Database,
  caseId: string,
): { certificate: VendorCertificateRow; serials: VendorCertificateSerialRow[] }[] {
  const serials = Map.groupBy(
    vendorSerialsOfCase.all(database, { caseId }),
    ({ certificate_id }) => certificate_id,
  )
  return vendorCertificatesOfCase
    .all(database, { caseId })
    .map((certificate) => ({ certificate, serials: serials.get(certificate.id) ?? [] }))
}

/** The media that were not sanitized as demanded, and whose destruction no certificate of a vendor tells. */
export function undestroyed(database: Database, caseId: string, media: readonly CaseMedium[]): CaseMedium[] {
  const destroyed = vendorCertificatesIn(database, caseId)
  return media.filter((one) => !isDoneAsDemanded(one) && !destroyed.has(one.medium.id))
}

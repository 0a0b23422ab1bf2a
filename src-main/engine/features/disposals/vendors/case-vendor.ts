import type { Database } from 'better-sqlite3'
import { failure } from '../../../../../src-shared/contract/problems.ts'
import { type VendorGap, vendorGaps } from '../../../../../src-shared/features/disposals/vendors/vendor.ts'
import { vendorsProblems } from '../../../../../src-shared/features/disposals/vendors/vendors-problems-contract.ts'
import type { DisposalVendorOverrideRow } from '../../../database/schema-disposal-vendors.ts'
import type { DisposalCaseRow } from '../../../database/schema-disposals.ts'
import type { Transaction } from '../../../database/transaction.ts'
import { people } from '../../people/people.ts'
import { assertTookNoPart, tookPartIn } from '../case-people.ts'
import { certificatesNotStating } from '../certificate-numbers.ts'
import { disposals } from '../disposals.ts'
import { type StandingVendor, vendors } from './vendors.ts'
import { insertCaseVendor, insertOverride, lastOverride, lastVendorOfCase } from './vendors-store.ts'

/** Who takes what is in a case, and what stands in their way. */
export interface CaseVendor {
  /** null: nobody is named */
  name: string | null
  /** undefined where nobody is registered under that name */
  vendor: StandingVendor | undefined
  gaps: VendorGap[]
  /** an approval that lets the case go to this vendor in spite of the gaps */
  override: DisposalVendorOverrideRow | undefined
}

/** @param day on which they take it, YYYY-MM-DD */
export function vendorOfCase(database: Database, caseId: string, day: string): CaseVendor {
  const disposal = disposals.get(database, caseId)
  const name = lastVendorOfCase.get(database, { caseId })?.name ?? disposal.vendor
  const vendor = name === null ? undefined : vendors.named(database, name)
  if (!vendor) return { name, vendor, gaps: [], override: undefined }
  return {
    name: vendor.name,
    vendor,
    gaps: vendorGaps(vendor, disposal.disposition, day),
    override: standingOverride(database, caseId, vendor.vendorId),
  }
}

/** An override counts as long as who gave it did not sanitize a medium of the case, which they may do afterwards. */
function standingOverride(
  database: Database,
  caseId: string,
  vendorId: string,
): DisposalVendorOverrideRow | undefined {
  const row = lastOverride.get(database, { caseId, vendorId })
  return row && !tookPartIn(database, caseId).has(people.byId(database, row.person_id)?.id) ? row : undefined
}

/** Who takes what is in a case, by the name that they have now; null where nobody is named. */
export function vendorNameOf(database: Database, { id, vendor }: DisposalCaseRow): string | null {
  const name = lastVendorOfCase.get(database, { caseId: id })?.name ?? vendor
  return name === null ? null : (vendors.named(database, name)?.name ?? name)
}

/** Names who takes what is in a case. @throws CASE_UNKNOWN */
export function chooseVendor(tx: Transaction, caseId: string, name: string): CaseVendor {
  insertCaseVendor.run(tx.database, { ...disposals.factOf(tx, caseId), name })
  tx.touch('disposals')
  return vendorOfCase(tx.database, caseId, tx.at.slice(0, 10))
}

/**
 * Somebody who took no part in the case approves its vendor though something stands in the way.
 * @returns the name of who approved, and the certificates that were issued before
 * @throws CASE_UNKNOWN, VENDOR_NOT_NAMED, VENDOR_UNKNOWN, VENDOR_SOUND, APPROVER_TOOK_PART
 */
export function overrideVendor(
  tx: Transaction,
  { caseId, by, reason }: { caseId: string; by: string; reason: string },
): { approvedBy: string; notStatedOn: string[] } {
  const { database } = tx
  const { name, vendor, gaps } = vendorOfCase(database, caseId, tx.at.slice(0, 10))
  if (name === null) throw failure(vendorsProblems, 'VENDOR_NOT_NAMED', {})
  if (!vendor) throw failure(vendorsProblems, 'VENDOR_UNKNOWN', { name })
  if (gaps.length === 0) throw failure(vendorsProblems, 'VENDOR_SOUND', { name })
  const person = people.ensure(tx, by)
  assertTookNoPart(database, caseId, person)
  insertOverride.run(database, {
    ...disposals.factOf(tx, caseId),
    vendor_id: vendor.vendorId,
    person_id: person.id,
    reason,
  })
  tx.touch('disposals')
  return { approvedBy: person.name, notStatedOn: certificatesNotStating(database, caseId, tx.at) }
}

import type { Database } from 'better-sqlite3'
import { failure } from '../../../../../src-shared/contract/problems.ts'
import type { VendorDetails } from '../../../../../src-shared/features/disposals/vendors/vendor.ts'
import { vendorsProblems } from '../../../../../src-shared/features/disposals/vendors/vendors-problems-contract.ts'
import { foldedText } from '../../../../../src-shared/identity/folded-text.ts'
import type { DisposalVendorRow } from '../../../database/schema-disposal-vendors.ts'
import type { Transaction } from '../../../database/transaction.ts'
import { everyVendor, insertVendor, vendorById, vendorNamed } from './vendors-store.ts'

/** A vendor as it is now. */
export interface StandingVendor extends VendorDetails {
  vendorId: string
  name: string
  changedAt: string
  /** id of who said so */
  changedBy: string
}

const keyOf = (name: string) => foldedText(name.trim())

export const vendors = {
  /** All of them, in order of name. */
  all(database: Database): StandingVendor[] {
    return everyVendor.all(database, {}).map(standing)
  },

  /** The vendor that a name means, which it has or had; undefined where none is registered under it. */
  named(database: Database, name: string): StandingVendor | undefined {
    const row = vendorNamed.get(database, { key: keyOf(name) })
    return row && standing(row)
  },

  /**
   * Registers a vendor, or says all of one anew.
   * @returns its id
   * @throws VENDOR_UNKNOWN, VENDOR_NAME_TAKEN
   */
  keep(
    tx: Transaction,
    {
      vendorId,
      name,
      ...details
    }: Omit<StandingVendor, 'vendorId' | 'changedAt' | 'changedBy'> & { vendorId?: string | undefined },
  ): string {
    const { database } = tx
    if (vendorId !== undefined && !vendorById.get(database, { vendorId }))
      throw failure(vendorsProblems, 'VENDOR_UNKNOWN', { name: vendorId })
    const key = keyOf(name)
    const holder = everyVendor.all(database, {}).find((one) => one.name_key === key)
    if (holder && holder.vendor_id !== vendorId) throw failure(vendorsProblems, 'VENDOR_NAME_TAKEN', { name })
    const id = vendorId ?? tx.newId()
    const { address, contact, phone, email, permits, isArchived } = details
    insertVendor.run(database, {
      id: tx.newId(),
      site_id: 'org',
      vendor_id: id,
      name,
      name_key: key,
      details: JSON.stringify({ address, contact, phone, email, permits, isArchived }),
      actor_id: tx.actorId,
      at: tx.at,
    })
    tx.touch('disposals')
    return id
  },
}

function standing(row: DisposalVendorRow): StandingVendor {
  return {
    vendorId: row.vendor_id,
    name: row.name,
    ...(JSON.parse(row.details) as VendorDetails),
    changedAt: row.at,
    changedBy: row.actor_id,
  }
}

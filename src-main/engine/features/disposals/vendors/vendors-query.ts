import type { Database } from 'better-sqlite3'
import { isInForce, mayDestroy } from '../../../../../src-shared/features/disposals/vendors/vendor.ts'
import type { Vendor } from '../../../../../src-shared/features/disposals/vendors/vendors-contract.ts'
import { people } from '../../people/people.ts'
import { vendors } from './vendors.ts'

/** Every vendor, with what of its permits is in force on a day. */
export function listVendors(database: Database, day: string): Vendor[] {
  return vendors.all(database).map(({ changedBy, ...vendor }) => ({
    ...vendor,
    permits: vendor.permits.map((permit) => ({
      ...permit,
      scopes: [...permit.scopes],
      isInForce: isInForce(permit, day),
    })),
    expiresOn: vendor.permits.map(({ expiresOn }) => expiresOn).sort()[0] ?? null,
    mayDestroy: mayDestroy(vendor, day),
    changedBy: people.byId(database, changedBy)?.name ?? '',
  }))
}

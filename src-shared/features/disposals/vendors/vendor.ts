import type { Disposition } from '../medium.ts'

export const permitKinds = ['r2', 'eStewards', 'naidAaa', 'wasteTreatment', 'wasteCarrier', 'other'] as const
/** Who says that a vendor may do something: R2v3, e-Stewards, NAID AAA, a permit of a waste authority. */
export type PermitKind = (typeof permitKinds)[number]

export const vendorScopes = ['transport', 'resale', 'recycling', 'destruction'] as const
/** What a permit is for; `destruction`: of media. */
export type VendorScope = (typeof vendorScopes)[number]

export interface Permit {
  kind: PermitKind
  number: string
  scopes: readonly VendorScope[]
  /** the last day on which it counts, YYYY-MM-DD */
  expiresOn: string
}

/** All that is said of a vendor beside its name. */
export interface VendorDetails {
  address: string | null
  contact: string | null
  phone: string | null
  email: string | null
  permits: readonly Permit[]
  isArchived: boolean
}

/** Why a vendor may not take something. */
export type VendorGap =
  | { kind: 'permitExpired'; permit: PermitKind; number: string; expiresOn: string }
  | { kind: 'scopeMissing'; scope: VendorScope }
  | { kind: 'vendorArchived' }

export const isInForce = (permit: Pick<Permit, 'expiresOn'>, day: string): boolean => permit.expiresOn >= day

/** What a vendor has to be permitted to do for a disposition; null where it needs no permit. */
function scopeNeeded(disposition: Disposition): VendorScope | null {
  switch (disposition) {
    case 'recycling':
    case 'resale':
    case 'destruction':
      return disposition
    case 'reuse':
    case 'donation':
    case 'returnToLessor':
      return null
  }
}

/** Whether a vendor may destroy media on a day: only to such a one are media handed that were not sanitized. */
export function mayDestroy({ permits, isArchived }: VendorDetails, day: string): boolean {
  return !isArchived && permits.some((one) => one.scopes.includes('destruction') && isInForce(one, day))
}

/**
 * Why a vendor may not take what is in a case on a day; empty where it may. A permit that expired stands in the way as
 * long as it is said of the vendor: who renewed it says so.
 */
export function vendorGaps(
  { permits, isArchived }: VendorDetails,
  disposition: Disposition,
  day: string,
): VendorGap[] {
  const scope = scopeNeeded(disposition)
  const isCovered = scope === null || permits.some((one) => one.scopes.includes(scope) && isInForce(one, day))
  return [
    ...(isArchived ? [{ kind: 'vendorArchived' } as const] : []),
    ...permits
      .filter((one) => !isInForce(one, day))
      .map(
        ({ kind, number, expiresOn }) =>
          ({ kind: 'permitExpired', permit: kind, number, expiresOn }) as const,
      ),
    ...(scope === null || isCovered ? [] : [{ kind: 'scopeMissing', scope } as const]),
  ]
}

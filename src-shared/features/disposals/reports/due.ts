export const dueKinds = ['caseOpen', 'vendorCertificate', 'vendorPermit', 'incident', 'pickUp'] as const
/** What of disposals comes due. */
export type DueKind = (typeof dueKinds)[number]

/** Days before a permit expires in which that is told. */
export const permitNotice = 30

/** A day some days later. @param day YYYY-MM-DD */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

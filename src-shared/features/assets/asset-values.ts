/** The rules of an asset's values, for forms, lists and the command line alike. */

export const ownerships = ['owned', 'leased', 'byod'] as const
/** Whose an asset is: the organisation's, a lessor's, or that of the person who brought it (bring your own device). */
export type Ownership = (typeof ownerships)[number]

export const longestWarranty = 1200

/** Whether a text is an amount as it is stored: plain decimal, at most four places. */
export function isAmount(text: string): boolean {
  return /^\d{1,15}(\.\d{1,4})?$/.test(text)
}

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

/** Whether a text is the code of a currency (ISO 4217), as in EUR. */
export function isCurrency(code: string): boolean {
  return currencies.has(code)
}

/** Whether a number is that of months of warranty. */
export function isWarranty(months: number): boolean {
  return Number.isInteger(months) && months >= 0 && months <= longestWarranty
}

/** The last day in warranty, from the purchase on or else from when it was put in service; null where that is not stated. */
export function warrantyEnd(
  purchaseDate: string | null,
  inServiceDate: string | null,
  warrantyMonths: number | null,
): string | null {
  const from = purchaseDate ?? inServiceDate
  return from === null || warrantyMonths === null ? null : monthsAfter(from, warrantyMonths)
}

/** The day of the last audit: that which a list said, or the day (UTC) on which an audit saw it, whichever is later. */
export function lastAuditDay(listed: string | null, scannedAt: string | null): string | null {
  const seen = scannedAt?.slice(0, 10) ?? null
  if (listed === null || seen === null) return listed ?? seen
  return listed > seen ? listed : seen
}

/** The day so many months after another: the same day of the month, or the last of a shorter one. */
export function monthsAfter(from: string, months: number): string {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10)
}

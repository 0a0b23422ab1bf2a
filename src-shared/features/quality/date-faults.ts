import type { AssetFilter } from '../assets/asset-filter.ts'

/** Before it there was next to nothing of what is registered, and much that a spreadsheet made of an empty cell. */
const firstYear = 1980
const lastDayBefore = `${firstYear - 1}-12-31`

/** A date that cannot be right by itself, and by which part of a filter a list finds it. */
export const dateFaults = [
  { field: 'purchaseDate', part: 'purchased', fault: 'future' },
  { field: 'purchaseDate', part: 'purchased', fault: 'tooEarly' },
  { field: 'inServiceDate', part: 'inService', fault: 'future' },
  { field: 'inServiceDate', part: 'inService', fault: 'tooEarly' },
  { field: 'endOfLifeDate', part: 'endOfLife', fault: 'tooEarly' },
  { field: 'nextAuditDate', part: 'nextAudit', fault: 'tooEarly' },
] as const
export type DateFault = (typeof dateFaults)[number]

/** Two dates of an asset of which the first cannot be later than the second. */
export const dateOrders = [
  { first: 'purchaseDate', second: 'inServiceDate' },
  { first: 'purchaseDate', second: 'endOfLifeDate' },
  { first: 'inServiceDate', second: 'endOfLifeDate' },
] as const

/** Which assets have a fault, as a list is asked for them. @param today a calendar day */
export function filterOfFault({ part, fault }: DateFault, today: string): AssetFilter {
  return { [part]: fault === 'future' ? { from: dayAfter(today) } : { to: lastDayBefore } }
}

/** Whether a date has a fault. */
export function hasFault(date: string, fault: DateFault['fault'], today: string): boolean {
  return fault === 'future' ? date > today : date <= lastDayBefore
}

const dayAfter = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

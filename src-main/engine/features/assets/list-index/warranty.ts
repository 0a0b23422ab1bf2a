import type { WarrantyState } from '../../../../../src-shared/features/assets/asset-filter.ts'

const soonDays = 90

/** How a warranty with this last day stands; soon to end is in warranty, too. */
export function warrantyStates(end: string | null, today: string): WarrantyState[] {
  if (end === null) return ['unstated']
  if (end < today) return ['ended']
  return end <= daysAfter(today, soonDays) ? ['inWarranty', 'endsWithin90Days'] : ['inWarranty']
}

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}

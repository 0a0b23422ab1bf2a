import type { WarrantyState } from '../../../../../src-shared/features/assets/asset-filter.ts'

const soonDays = 90

/** How a warranty with a last day stands on a day; soon to end is in warranty, too. */
export function warrantyStatesOn(today: string): (end: string | null) => readonly WarrantyState[] {
  const soon = daysAfter(today, soonDays)
  return (end) => {
    if (end === null) return unstated
    if (end < today) return ended
    return end <= soon ? endsSoon : inWarranty
  }
}

const unstated: readonly WarrantyState[] = ['unstated']
const ended: readonly WarrantyState[] = ['ended']
const inWarranty: readonly WarrantyState[] = ['inWarranty']
const endsSoon: readonly WarrantyState[] = ['inWarranty', 'endsWithin90Days']

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}

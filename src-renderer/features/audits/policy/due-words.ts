import type { DueAudit } from '../../../../src-shared/features/audits/policy-contract.ts'
import { policyText as text } from '../../../../src-shared/features/audits/policy-text.ts'
import { formatDay, formatNumber } from '../../../components/format/format.ts'

/** When something is to be audited, and when it was last: `Overdue since 3 May 2026 · 4 of 12 rooms · Last: never`. */
export function dueWords({ overdue, dueOn, places, placesOverdue, lastAt, months }: DueAudit): string {
  return [
    dueOn && (overdue ? text.overdueSince : text.dueOn)(formatDay(dueOn)),
    places > 1 && placesOverdue > 0 && text.placesOverdue(formatNumber(placesOverdue), formatNumber(places)),
    text.lastAudited(lastAt === null ? text.never : formatDay(lastAt.slice(0, 10))),
    text.everyMonths(months),
  ]
    .filter(Boolean)
    .join(' · ')
}

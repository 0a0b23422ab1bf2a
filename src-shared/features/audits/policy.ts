import type { Assurance } from './closing.ts'

/** Who may approve, of those who did not scan in the audit. */
export const approverGroups = ['anybodyElse', 'administrators'] as const
export type ApproverGroup = (typeof approverGroups)[number]

/** What an organisation wants of approvals; as it is where nobody set it. */
export interface ApprovalRules {
  approvers: ApproverGroup
  /** how it has to be known who approves: `asserted` takes anything */
  assurance: Assurance
}
export const usualApproval: ApprovalRules = { approvers: 'anybodyElse', assurance: 'asserted' }

/** What a rule of how often is about. */
export const ruleKinds = ['location', 'category'] as const
export type RuleKind = (typeof ruleKinds)[number]

/**
 * The day that is so many months after another; the last day of its month where that has no such day.
 * @param day YYYY-MM-DD
 */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const lastDate = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(date, lastDate))
  return first.toISOString().slice(0, 10)
}

/** When something was audited last, under a rule. */
export interface Audited {
  /** months between two audits */
  months: number
  /** day of the rule itself: what was never audited is due since then */
  ruleDay: string
  /** day of its last audit; null: never */
  lastDay: string | null
}

/** The day on which something is to be audited next. */
export function dueDay({ months, ruleDay, lastDay }: Audited): string {
  return lastDay === null ? ruleDay : monthsAfter(lastDay, months)
}

/** Whether its day has gone by. */
export function isOverdue(audited: Audited, today: string): boolean {
  return dueDay(audited) < today || (audited.lastDay === null && audited.ruleDay <= today)
}

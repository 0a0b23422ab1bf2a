import type { Database } from 'better-sqlite3'
import { type CaptureRules, usualCaptures } from '../../../../src-shared/features/audits/capture.ts'
import type { AuditRow } from '../../database/schema-audits.ts'
import { policyRow } from './audits-policy-store.ts'

const known = new Map<string, CaptureRules>()

/** What captures prove in an audit, as the policy said when it started; the usual rules for audits from before there was one. */
export function capturesOf({ captures }: Pick<AuditRow, 'captures'>): CaptureRules {
  if (captures === null) return usualCaptures
  const rules = known.get(captures) ?? (JSON.parse(captures) as CaptureRules)
  known.set(captures, rules)
  return rules
}

/** The rules of the policy as they are noted at an audit that starts; null where nobody set one. */
export function frozenCaptures(database: Database): string | null {
  return policyRow.get(database, {})?.captures ?? null
}

import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import {
  type CaptureRules,
  mayProve,
  ruledMethods,
  usualCaptures,
} from '../../../../src-shared/features/audits/capture.ts'
import { type RuleKind, usualApproval } from '../../../../src-shared/features/audits/policy.ts'
import type { AuditPolicy } from '../../../../src-shared/features/audits/policy-contract.ts'
import { policyProblems } from '../../../../src-shared/features/audits/policy-problems-contract.ts'
import type { AuditRuleRow } from '../../database/schema-audits.ts'
import type { Transaction } from '../../database/transaction.ts'
import { derivedId } from '../../derived-id.ts'
import { categories } from '../categories/categories.ts'
import { locations } from '../locations/locations.ts'
import { everyRule, policyRow, writePolicy, writeRule } from './audits-policy-store.ts'

/** By which id the record of change speaks of the policy, of which there is one. */
const policyEntityId = '00000000-0000-7000-8000-000000000002'

/** A rule with what it is about now, after what that was merged into. */
export interface StandingRule {
  row: AuditRuleRow & { months: number }
  kind: RuleKind
  targetId: string
  name: string
}

export type Settings = Omit<AuditPolicy, 'rules'>

/** What captures prove, and who may approve. */
export function policySettings(database: Database): Settings {
  const row = policyRow.get(database, {})
  return {
    captures: row ? (JSON.parse(row.captures) as CaptureRules) : usualCaptures,
    approvers: row?.approvers ?? usualApproval.approvers,
    approvalAssurance: row?.approval_assurance ?? usualApproval.assurance,
  }
}

/** The rules of how often, in order of name; of two that became one by a merge the stricter one. */
export function standingRules(database: Database): StandingRule[] {
  const rules = new Map<string, StandingRule>()
  for (const row of everyRule.all(database, {})) {
    const rule = standing(database, row)
    const other = rule && rules.get(rule.targetId)
    if (rule && (!other || rule.row.months < other.row.months)) rules.set(rule.targetId, rule)
  }
  return [...rules.values()].sort((one, other) => (one.name < other.name ? -1 : 1))
}

export function auditPolicy(database: Database): AuditPolicy {
  return {
    rules: standingRules(database).map(({ row, kind, targetId, name }) => ({
      id: row.id,
      kind,
      targetId,
      name,
      months: row.months,
    })),
    ...policySettings(database),
  }
}

/** @throws CAPTURE_RULE_REFUSED */
export function setPolicy(
  tx: Transaction,
  wanted: {
    captures?: Partial<CaptureRules> | undefined
    approvers?: Settings['approvers'] | undefined
    approvalAssurance?: Settings['approvalAssurance'] | undefined
  },
): void {
  const before = policySettings(tx.database)
  const captures = { ...before.captures, ...wanted.captures }
  if (!ruledMethods.every((method) => mayProve(method, captures[method])))
    throw failure(policyProblems, 'CAPTURE_RULE_REFUSED', {})
  const after: Settings = {
    captures,
    approvers: wanted.approvers ?? before.approvers,
    approvalAssurance: wanted.approvalAssurance ?? before.approvalAssurance,
  }
  const revision = (policyRow.get(tx.database, {})?.revision ?? 0) + 1
  writePolicy.run(tx.database, {
    only: 1,
    captures: JSON.stringify(after.captures),
    approvers: after.approvers,
    approval_assurance: after.approvalAssurance,
    revision,
  })
  tx.record('auditPolicy', { id: policyEntityId, siteId: 'org', revision }, { ...before }, { ...after })
  tx.touch('audits')
}

/** @throws RULE_TARGET_UNKNOWN */
export function setRule(tx: Transaction, kind: RuleKind, target: string, months: number): void {
  const { targetId, siteId } = targetOf(tx.database, kind, target)
  const before = ruleOf(tx.database, targetId)
  const row: AuditRuleRow = {
    // of one target there is one rule, whichever laptop makes it
    id: before?.id ?? derivedId(`auditRule ${targetId}`),
    site_id: siteId,
    location_id: kind === 'location' ? targetId : null,
    category_id: kind === 'category' ? targetId : null,
    months,
    // one that was taken away begins anew
    set_at: before && before.months !== null ? before.set_at : tx.at,
    revision: (before?.revision ?? 0) + 1,
  }
  written(tx, row, before)
}

/** Takes the rule of something away; nothing where it has none. @throws RULE_TARGET_UNKNOWN */
export function removeRule(tx: Transaction, kind: RuleKind, target: string): void {
  const { targetId } = targetOf(tx.database, kind, target)
  for (const row of everyRule.all(tx.database, {}))
    if (standing(tx.database, row)?.targetId === targetId)
      written(tx, { ...row, months: null, revision: row.revision + 1 }, row)
}

function written(tx: Transaction, row: AuditRuleRow, before: AuditRuleRow | undefined): void {
  const { id, site_id: siteId, revision } = row
  writeRule.run(tx.database, row)
  tx.record('auditRule', { id, siteId, revision }, before ? recordedRule(before) : {}, recordedRule(row))
  tx.touch('audits')
}

/** A rule as the record of change says it. */
export const recordedRule = ({ location_id, category_id, months, set_at }: AuditRuleRow) => ({
  kind: location_id === null ? 'category' : 'location',
  targetId: location_id ?? category_id,
  months,
  setAt: set_at,
})

function ruleOf(database: Database, targetId: string): AuditRuleRow | undefined {
  const rules = everyRule
    .all(database, {})
    .filter(({ location_id, category_id }) => (location_id ?? category_id) === targetId)
  return rules.find(({ months }) => months !== null) ?? rules[0]
}

function standing(database: Database, { months, ...rest }: AuditRuleRow): StandingRule | undefined {
  if (months === null) return undefined
  const row = { ...rest, months }
  if (row.location_id !== null) {
    const place = locations.byId(database, row.location_id)
    return place && place.archived_at === null
      ? { row, kind: 'location', targetId: place.id, name: place.path }
      : undefined
  }
  const category = categories.table.surviving(database, categories.table.row(database, row.category_id ?? ''))
  return category && category.archived_at === null
    ? { row, kind: 'category', targetId: category.id, name: category.name }
    : undefined
}

function targetOf(database: Database, kind: RuleKind, target: string): { targetId: string; siteId: string } {
  if (kind === 'location') {
    const { id, site_id } = locations.get(database, target)
    return { targetId: id, siteId: site_id }
  }
  const category =
    categories.table.surviving(database, categories.table.row(database, target)) ??
    categories.find(database, target)
  if (!category) throw failure(policyProblems, 'RULE_TARGET_UNKNOWN', { name: target })
  return { targetId: category.id, siteId: 'org' }
}

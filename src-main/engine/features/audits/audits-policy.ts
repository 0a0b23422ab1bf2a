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
import { categories } from '../categories/categories.ts'
import { locations } from '../locations/locations.ts'
import { deleteRule, everyRule, policyRow, writePolicy, writeRule } from './audits-policy-store.ts'

/** By which id the record of change speaks of the policy, of which there is one. */
const policyEntityId = '00000000-0000-7000-8000-000000000002'

/** A rule with what it is about now, after what that was merged into. */
export interface StandingRule {
  row: AuditRuleRow
  kind: RuleKind
  targetId: string
  name: string
}

type Settings = Omit<AuditPolicy, 'rules'>

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
    if (rule && (!other || row.months < other.row.months)) rules.set(rule.targetId, rule)
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
    id: before?.id ?? tx.newId(),
    site_id: siteId,
    location_id: kind === 'location' ? targetId : null,
    category_id: kind === 'category' ? targetId : null,
    months,
    set_at: before?.set_at ?? tx.at,
    revision: (before?.revision ?? 0) + 1,
  }
  writeRule.run(tx.database, row)
  recorded(tx, row, before ? { months: before.months } : {}, { kind, targetId, months })
}

/** Takes the rule of something away; nothing where it has none. @throws RULE_TARGET_UNKNOWN */
export function removeRule(tx: Transaction, kind: RuleKind, target: string): void {
  const { targetId } = targetOf(tx.database, kind, target)
  for (const row of everyRule.all(tx.database, {}))
    if (standing(tx.database, row)?.targetId === targetId) {
      deleteRule.run(tx.database, { id: row.id })
      recorded(tx, { ...row, revision: row.revision + 1 }, { months: row.months }, { months: null })
    }
}

function recorded(
  tx: Transaction,
  { id, site_id, revision }: AuditRuleRow,
  before: Record<string, string | number>,
  after: Record<string, string | number | null>,
): void {
  tx.record('auditRule', { id, siteId: site_id, revision }, before, after)
  tx.touch('audits')
}

function ruleOf(database: Database, targetId: string): AuditRuleRow | undefined {
  return everyRule
    .all(database, {})
    .find(({ location_id, category_id }) => (location_id ?? category_id) === targetId)
}

function standing(database: Database, row: AuditRuleRow): StandingRule | undefined {
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

import { sql } from 'kysely'
import type { AuditPolicyRow, AuditRuleRow } from '../../database/schema-audits.ts'
import { build, statement } from '../../database/statement.ts'

export const policyRow = statement<Record<never, never>, AuditPolicyRow>(() =>
  build.selectFrom('audit_policy').selectAll(),
)
export const writePolicy = statement<AuditPolicyRow>(
  (value) => sql`INSERT OR REPLACE INTO audit_policy (only, captures, approvers, approval_assurance, revision)
    VALUES (${value('only')}, ${value('captures')}, ${value('approvers')}, ${value('approval_assurance')},
      ${value('revision')})`,
)
export const everyRule = statement<Record<never, never>, AuditRuleRow>(() =>
  build.selectFrom('audit_rule').selectAll().orderBy('id'),
)
export const writeRule = statement<AuditRuleRow>(
  (
    value,
  ) => sql`INSERT OR REPLACE INTO audit_rule (id, site_id, location_id, category_id, months, set_at, revision)
    VALUES (${value('id')}, ${value('site_id')}, ${value('location_id')}, ${value('category_id')},
      ${value('months')}, ${value('set_at')}, ${value('revision')})`,
)
export const ruleById = statement<{ id: string }, AuditRuleRow>((value) =>
  build.selectFrom('audit_rule').selectAll().where('id', '=', value('id')),
)

import { type CaptureRules, usualCaptures } from '../../../../src-shared/features/audits/capture.ts'
import { usualApproval } from '../../../../src-shared/features/audits/policy.ts'
import { type SyncedRows, textIn } from '../../database/synced-rows.ts'
import { categories } from '../categories/categories.ts'
import { policySettings, recordedRule, type Settings } from './audits-policy.ts'
import { policyRow, ruleById, writePolicy, writeRule } from './audits-policy-store.ts'

/** What captures prove, and who may approve. What the server was never told is as usual. */
export const syncedPolicy: SyncedRows = {
  recorded: (database) => (policyRow.get(database, {}) ? { ...policySettings(database) } : undefined),
  write: (tx, { values }) => {
    const { database } = tx
    const captures = (values.captures ?? null) as CaptureRules | null
    const approvers = textIn(values, 'approvers') as Settings['approvers'] | null
    const assurance = textIn(values, 'approvalAssurance') as Settings['approvalAssurance'] | null
    writePolicy.run(database, {
      only: 1,
      captures: JSON.stringify(captures ?? usualCaptures),
      approvers: approvers ?? usualApproval.approvers,
      approval_assurance: assurance ?? usualApproval.assurance,
      revision: (policyRow.get(database, {})?.revision ?? 0) + 1,
    })
    tx.touch('audits')
  },
}

/** How often something is audited; without months where the rule was taken away. */
export const syncedRules: SyncedRows = {
  recorded: (database, id) => {
    const row = ruleById.get(database, { id })
    return row && recordedRule(row)
  },
  write: (tx, { id, siteId, at, values }) => {
    const { database } = tx
    const targetId = textIn(values, 'targetId')
    const isCategory = targetId !== null && categories.table.row(database, targetId) !== undefined
    const before = ruleById.get(database, { id })
    writeRule.run(database, {
      id,
      site_id: siteId,
      location_id: isCategory ? null : targetId,
      category_id: isCategory ? targetId : null,
      months: typeof values.months === 'number' ? values.months : null,
      set_at: textIn(values, 'setAt') ?? before?.set_at ?? at,
      revision: (before?.revision ?? 0) + 1,
    })
    tx.touch('audits')
  },
}

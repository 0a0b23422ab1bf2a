import type { Database } from 'better-sqlite3'
import { failure } from '../../../../../src-shared/contract/problems.ts'
import { faultsOf } from '../../../../../src-shared/features/disposals/policy/policy-fault.ts'
import { policyProblems } from '../../../../../src-shared/features/disposals/policy/policy-problems-contract.ts'
import {
  defaultPolicy,
  type SanitizationPolicy,
} from '../../../../../src-shared/features/disposals/policy.ts'
import type { SanitizationPolicyRow } from '../../../database/schema-disposal-programme.ts'
import type { Transaction } from '../../../database/transaction.ts'
import {
  insertPolicy,
  lastPolicyRow,
  newestPolicy,
  policyOfVersion,
  publishedPolicies,
} from './policy-store.ts'

export type PolicyBody = Omit<SanitizationPolicy, 'version'>

/** A draft that was saved and neither published nor discarded. */
export interface PolicyDraft {
  draftId: string
  body: PolicyBody
  savedAt: string
  savedBy: string
}

export const policies = {
  /** The policy that counts now: the newest that was published, else the one that comes with the program. */
  inForce(database: Database): SanitizationPolicy {
    const row = newestPolicy.get(database, {})
    return row ? policyOf(row) : defaultPolicy
  },

  /** What a version was called, which certificates of media that were held against it say. */
  nameOf(database: Database, version: number): string {
    const row = policyOfVersion.get(database, { version })
    return row ? policyOf(row).name : defaultPolicy.name
  },

  /** Every version that was published, the newest first. */
  published(database: Database): SanitizationPolicyRow[] {
    return publishedPolicies.all(database, {})
  },

  draft(database: Database): PolicyDraft | null {
    const row = lastPolicyRow.get(database, {})
    if (!row || row.version !== null || row.policy === null) return null
    return {
      draftId: row.id,
      body: JSON.parse(row.policy) as PolicyBody,
      savedAt: row.at,
      savedBy: row.actor_id,
    }
  },

  /** @returns the id of the draft @throws SANITIZATION_POLICY_UNFIT */
  saveDraft(tx: Transaction, body: PolicyBody): string {
    const faults = faultsOf(body)
    if (faults.length > 0) throw failure(policyProblems, 'SANITIZATION_POLICY_UNFIT', { faults })
    return appended(tx, { version: null, policy: JSON.stringify(body), reason: null })
  },

  /** @throws POLICY_DRAFT_MISSING */
  discardDraft(tx: Transaction): void {
    if (!policies.draft(tx.database)) throw failure(policyProblems, 'POLICY_DRAFT_MISSING', {})
    appended(tx, { version: null, policy: null, reason: null })
  },

  /** @returns the version @throws POLICY_DRAFT_MISSING, POLICY_DRAFT_CHANGED */
  publish(tx: Transaction, { draftId, reason }: { draftId: string; reason: string }): number {
    const draft = policies.draft(tx.database)
    if (!draft) throw failure(policyProblems, 'POLICY_DRAFT_MISSING', {})
    if (draft.draftId !== draftId) throw failure(policyProblems, 'POLICY_DRAFT_CHANGED', {})
    const version = policies.inForce(tx.database).version + 1
    appended(tx, { version, policy: JSON.stringify(draft.body), reason })
    return version
  },
}

function appended(
  tx: Transaction,
  row: Pick<SanitizationPolicyRow, 'version' | 'policy' | 'reason'>,
): string {
  const id = tx.newId()
  insertPolicy.run(tx.database, { id, site_id: 'org', ...row, actor_id: tx.actorId, at: tx.at })
  tx.touch('disposals')
  return id
}

function policyOf({ version, policy }: SanitizationPolicyRow): SanitizationPolicy {
  if (version === null || policy === null) throw new Error('a draft is no policy that counts')
  return { ...(JSON.parse(policy) as PolicyBody), version }
}

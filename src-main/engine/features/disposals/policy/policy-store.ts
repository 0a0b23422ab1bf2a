import type { SanitizationPolicyRow } from '../../../database/schema-disposal-programme.ts'
import { build, statement } from '../../../database/statement.ts'
import { inOrder } from '../../../database/synced-fact.ts'
import { insertNoted } from '../insert-fact.ts'

type None = Record<never, never>

export const insertPolicy = insertNoted('sanitization_policy', ['version', 'policy', 'reason'])
/** Drafts, what was published of them, and where a draft was discarded. */
export const lastPolicyRow = statement<None, SanitizationPolicyRow>(() =>
  build.selectFrom('sanitization_policy').selectAll().orderBy(inOrder(undefined, 'DESC')).limit(1),
)
export const publishedPolicies = statement<None, SanitizationPolicyRow>(() =>
  build
    .selectFrom('sanitization_policy')
    .selectAll()
    .where('version', 'is not', null)
    .orderBy('version', 'desc')
    .orderBy(inOrder(undefined, 'DESC')),
)
export const newestPolicy = statement<None, SanitizationPolicyRow>(() =>
  build
    .selectFrom('sanitization_policy')
    .selectAll()
    .where('version', 'is not', null)
    .orderBy('version', 'desc')
    .orderBy(inOrder(undefined, 'DESC'))
    .limit(1),
)
export const policyOfVersion = statement<{ version: number }, SanitizationPolicyRow>((value) =>
  build
    .selectFrom('sanitization_policy')
    .selectAll()
    .where('version', '=', value('version'))
    .orderBy(inOrder(undefined, 'DESC'))
    .limit(1),
)

import { sql } from 'kysely'
import type { AuditApprovalRow, AuditDecisionRow } from '../../database/schema-audits.ts'
import { build, statement } from '../../database/statement.ts'
import { people } from '../people/people.ts'
import { isCounted } from './audits-standing-store.ts'

type AuditId = { auditId: string }

export const insertDecision = statement<Omit<AuditDecisionRow, 'n'>>((value) =>
  build.insertInto('audit_decision').values({
    id: value('id'),
    site_id: value('site_id'),
    audit_id: value('audit_id'),
    item_kind: value('item_kind'),
    asset_id: value('asset_id'),
    code_key: value('code_key'),
    decision: value('decision'),
    reason: value('reason'),
    incident: value('incident'),
    encrypted: value('encrypted'),
    place_id: value('place_id'),
    code: value('code'),
    actor_id: value('actor_id'),
    at: value('at'),
    rank: value('rank'),
  } as never),
)
/** The highest rank of the decisions of an audit. */
export const latestDecision = statement<AuditId, { rank: string | null }>((value) =>
  build
    .selectFrom('audit_decision')
    .select(sql<string | null>`max(coalesce(rank, at))`.as('rank'))
    .where('audit_id', '=', value('auditId')),
)
export const decisionById = statement<{ id: string }, AuditDecisionRow>((value) =>
  build.selectFrom('audit_decision').selectAll().where('id', '=', value('id')),
)
export const approvalById = statement<{ id: string }, AuditApprovalRow>((value) =>
  build.selectFrom('audit_approval').selectAll().where('id', '=', value('id')),
)
export const insertApproval = statement<Omit<AuditApprovalRow, 'n'>>((value) =>
  build.insertInto('audit_approval').values({
    id: value('id'),
    site_id: value('site_id'),
    audit_id: value('audit_id'),
    decision_id: value('decision_id'),
    approver_id: value('approver_id'),
    assurance: value('assurance'),
    actor_id: value('actor_id'),
    at: value('at'),
  } as never),
)
/** Every decision of an audit, in order of rank, with who took it. */
export const decisionsOf = statement<AuditId, AuditDecisionRow & { by: string }>((value) =>
  build
    .selectFrom('audit_decision as decision')
    .innerJoin('person', 'person.id', 'decision.actor_id')
    .selectAll('decision')
    .select(people.shownName('person').as('by'))
    .where('decision.audit_id', '=', value('auditId'))
    .where(isCounted('decision'))
    .orderBy(sql`coalesce(decision.rank, decision.at)`)
    .orderBy('decision.id'),
)
/** Every approval of an audit, the first one last. */
export const approvalsOf = statement<
  AuditId,
  Pick<AuditApprovalRow, 'decision_id' | 'approver_id' | 'assurance'> & { name: string }
>((value) =>
  build
    .selectFrom('audit_approval as approval')
    .innerJoin('person', 'person.id', 'approval.approver_id')
    .select([
      'approval.decision_id',
      'approval.approver_id',
      'approval.assurance',
      people.shownName('person').as('name'),
    ])
    .where('approval.audit_id', '=', value('auditId'))
    .where(isCounted('approval'))
    .orderBy('approval.at', 'desc')
    .orderBy('approval.id', 'desc'),
)
/** Who scanned in an audit, whether the scan stands or not. */
export const scannersOf = statement<AuditId, { personId: string }>((value) =>
  build.selectFrom('scan').select('actor_id as personId').distinct().where('audit_id', '=', value('auditId')),
)
export const expectedOf = statement<AuditId, { assetId: string; placeId: string | null; isAway: 0 | 1 }>(
  (value) =>
    build
      .selectFrom('audit_expected')
      .select((expression) => [
        'asset_id as assetId',
        'place_id as placeId',
        expression('away', 'is not', null).as('isAway'),
      ])
      .where('audit_id', '=', value('auditId')) as never,
)

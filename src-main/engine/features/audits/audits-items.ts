import type { Database } from 'better-sqlite3'
import type { Assurance } from '../../../../src-shared/features/audits/closing.ts'
import {
  type Item,
  isProposal,
  itemKindOfAsset,
  keyOf,
  needsApproval,
  standingDecision,
} from '../../../../src-shared/features/audits/reconcile.ts'
import { noPlace } from '../../../../src-shared/features/audits/tally.ts'
import type { AuditDecisionRow } from '../../database/schema-audits.ts'
import { approvalsOf, decisionsOf, expectedOf } from './audits-decisions-store.ts'
import { standOf, tallyOf } from './audits-tally.ts'

/** A decision with who took it and, once somebody did, who approved it. */
export type Decided = AuditDecisionRow & {
  itemKind: AuditDecisionRow['item_kind']
  by: string
  approval: { approverId: string; name: string; assurance: Assurance } | null
}

/** What there is to decide in an audit, as it stands: from its tally and its frozen list, without a look at any scan. */
export function itemsOf(database: Database, auditId: string): Item[] {
  const tally = tallyOf(database, auditId)
  const items: Item[] = []
  for (const { assetId, placeId, isAway } of expectedOf.all(database, { auditId }))
    if (!isAway && !tally.hasSeen(assetId) && tally.isCounted(placeId ?? noPlace))
      items.push({ kind: 'missing', assetId, codeKey: null })
  for (const [assetId, scans] of tally.seenAssets()) {
    const kind = itemKindOfAsset(scans)
    if (kind !== null) items.push({ kind, assetId, codeKey: null })
  }
  for (const kind of ['unknown', 'ambiguous'] as const)
    for (const codeKey of tally.openCodes(kind)) items.push({ kind, assetId: null, codeKey })
  return items
}

/**
 * The last decision about each thing, by the key of its item. Who approved without knowing that they scan elsewhere has
 * approved nothing.
 */
export function decisionsByKey(database: Database, auditId: string): ReadonlyMap<string, Decided> {
  const { scanners } = standOf(database, auditId)
  const approvals = new Map(
    approvalsOf
      .all(database, { auditId })
      .filter(({ approver_id }) => !scanners.has(approver_id))
      .map(({ decision_id, approver_id, name, assurance }) => [
        decision_id,
        { approverId: approver_id, name, assurance },
      ]),
  )
  return new Map(
    decisionsOf
      .all(database, { auditId })
      .map((row) => [
        keyOf({ assetId: row.asset_id, codeKey: row.code_key }),
        { ...row, itemKind: row.item_kind, approval: approvals.get(row.id) ?? null },
      ]),
  )
}

export interface Standing {
  /** what nobody has decided about yet, and what is only proposed */
  undecided: Item[]
  proposed: Item[]
  decided: { item: Item; decision: Decided }[]
  /** those of them that somebody else has to approve yet */
  unapproved: Decided[]
}

/** How far the decisions of an audit are. */
export function standingOf(database: Database, auditId: string): Standing {
  const decisions = decisionsByKey(database, auditId)
  const undecided: Item[] = []
  const proposed: Item[] = []
  const decided: Standing['decided'] = []
  for (const item of itemsOf(database, auditId)) {
    const decision = standingDecision(item, decisions)
    if (decision) decided.push({ item, decision })
    else (isProposal(item.kind) ? proposed : undecided).push(item)
  }
  const unapproved = decided
    .map(({ decision }) => decision)
    .filter(({ decision, approval }) => needsApproval(decision) && approval === null)
  return { undecided, proposed, decided, unapproved }
}

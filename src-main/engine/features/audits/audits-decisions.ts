import { failure } from '../../../../src-shared/contract/problems.ts'
import { auditsProblems } from '../../../../src-shared/features/audits/audits-problems-contract.ts'
import type { Assurance, Encryption } from '../../../../src-shared/features/audits/closing.ts'
import { policyProblems } from '../../../../src-shared/features/audits/policy-problems-contract.ts'
import {
  type DecisionKind,
  decisionsFor,
  type Item,
  type ItemKind,
  keyOf,
  needsApproval,
} from '../../../../src-shared/features/audits/reconcile.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import { rankAfter } from '../../../../src-shared/sync/rank.ts'
import type { AuditRow } from '../../database/schema-audits.ts'
import type { Transaction } from '../../database/transaction.ts'
import { assets } from '../assets/assets.ts'
import { locations } from '../locations/locations.ts'
import { people } from '../people/people.ts'
import { type Proved, pins } from '../pins/pins.ts'
import { insertApproval, insertDecision, latestDecision, scannersOf } from './audits-decisions-store.ts'
import { type Decided, decisionsByKey, itemsOf } from './audits-items.ts'
import { newestScanOf } from './audits-outcome-query.ts'
import { policySettings } from './audits-policy.ts'

/** Which items are meant: one of these is given. */
export interface Chosen {
  /** keys of items */
  keys?: string[] | undefined
  /** asset tag */
  tag?: string | undefined
  /** a code as it was scanned */
  code?: string | undefined
  /** every item of a kind */
  all?: ItemKind | undefined
}

/** Who approves, and how that is known. */
export interface Approval {
  /** name of somebody who did not scan in the audit; undefined: who is working, where somebody approves */
  approvedBy?: string | undefined
  /** whether a name that is nearly that of somebody else is of somebody new */
  newPerson: boolean
  /** who gave their PIN */
  proved: Proved
}

interface Approver {
  id: string
  assurance: Assurance
}

export interface Wanted {
  decision: DecisionKind
  reason?: string | undefined
  incident?: string | undefined
  encrypted?: Encryption | undefined
  /** id or path, where it is not the place of the scan */
  place?: string | undefined
}

/**
 * Decides about items; the register changes only when the audit is closed. Deciding anew takes the place of the
 * decision of before.
 * @returns how many were decided
 * @throws ITEM_UNKNOWN, DECISION_REFUSED, DECISION_NEEDS_PLACE, REASON_MISSING, LOCATION_UNKNOWN, APPROVER_SCANNED, APPROVER_REFUSED, APPROVAL_NEEDS_PIN, PERSON_NAME_NEAR, PIN_NEEDED
 */
export function decide(
  tx: Transaction,
  audit: AuditRow,
  chosen: Chosen,
  wanted: Wanted,
  approval: Approval,
): number {
  if (wanted.decision === 'ignore' && wanted.reason === undefined)
    throw failure(auditsProblems, 'REASON_MISSING', {})
  const items = chosenItems(tx, audit, chosen)
  const place = wanted.place === undefined ? undefined : locations.get(tx.database, wanted.place).id
  const approver = approval.approvedBy === undefined ? undefined : approverOf(tx, audit, approval)
  const rank = rankAfter(tx.at, latestDecision.get(tx.database, { auditId: audit.id })?.rank ?? null)
  for (const item of items) {
    const id = tx.newId()
    insertDecision.run(tx.database, {
      ...written(tx, audit, item, wanted, place),
      id,
      site_id: audit.site_id,
      audit_id: audit.id,
      actor_id: tx.actorId,
      at: tx.at,
      rank,
    })
    if (approver && needsApproval(wanted.decision)) approveOne(tx, audit, id, approver)
  }
  tx.touch('audits')
  return items.length
}

/**
 * Approves decisions that need it.
 * @returns how many were approved
 * @throws ITEM_UNKNOWN, APPROVER_SCANNED, APPROVER_REFUSED, APPROVAL_NEEDS_PIN, PERSON_NAME_NEAR, PIN_NEEDED
 */
export function approve(tx: Transaction, audit: AuditRow, chosen: Chosen, approval: Approval): number {
  const approver = approverOf(tx, audit, approval)
  const decisions = decisionsByKey(tx.database, audit.id)
  const waiting = chosenItems(tx, audit, chosen).flatMap((item) => waitingOf(item, decisions))
  for (const { id } of waiting) approveOne(tx, audit, id, approver)
  tx.touch('audits')
  return waiting.length
}

function waitingOf(item: Item, decisions: ReadonlyMap<string, Decided>): Decided[] {
  const decision = decisions.get(keyOf(item))
  const isWaiting =
    decision?.itemKind === item.kind && needsApproval(decision.decision) && decision.approval === null
  return isWaiting ? [decision] : []
}

function approveOne(tx: Transaction, audit: AuditRow, decisionId: string, { id, assurance }: Approver): void {
  insertApproval.run(tx.database, {
    id: tx.newId(),
    site_id: audit.site_id,
    audit_id: audit.id,
    decision_id: decisionId,
    approver_id: id,
    assurance,
    actor_id: tx.actorId,
    at: tx.at,
  })
}

function approverOf(tx: Transaction, audit: AuditRow, { approvedBy, newPerson, proved }: Approval): Approver {
  const id = approvedBy === undefined ? tx.actorId : people.meant(tx, approvedBy, newPerson).id
  const scanners = scannersOf.all(tx.database, { auditId: audit.id })
  if (scanners.some(({ personId }) => (people.byId(tx.database, personId)?.id ?? personId) === id))
    throw failure(auditsProblems, 'APPROVER_SCANNED', { name: people.byId(tx.database, id)?.name ?? '' })
  const approver: Approver = { id, assurance: pins.isProved(tx, id, proved) ? 'pin' : 'asserted' }
  assertMayApprove(tx, approver)
  return approver
}

/** @throws APPROVER_REFUSED, APPROVAL_NEEDS_PIN where the policy wants somebody else, or more */
function assertMayApprove(tx: Transaction, { id, assurance }: Approver): void {
  const { approvers, approvalAssurance } = policySettings(tx.database)
  const person = people.byId(tx.database, id)
  const name = person?.name ?? ''
  if (approvers === 'administrators' && person?.role !== 'administrator')
    throw failure(policyProblems, 'APPROVER_REFUSED', { name })
  if (approvalAssurance === 'pin' && assurance !== 'pin')
    throw failure(policyProblems, 'APPROVAL_NEEDS_PIN', { name })
}

function chosenItems(tx: Transaction, audit: AuditRow, { keys, tag, code, all }: Chosen): Item[] {
  const items = itemsOf(tx.database, audit.id)
  if (all !== undefined) return items.filter(({ kind }) => kind === all)
  if (keys !== undefined) {
    const byKey = new Map(items.map((item) => [keyOf(item), item]))
    return [...new Set(keys)].map((key) => byKey.get(key) ?? unknown(key))
  }
  if (tag !== undefined) {
    const id = assets.byTag(tx.database, tag)?.id
    return [items.find(({ assetId }) => assetId !== null && assetId === id) ?? unknown(tag)]
  }
  const key = identifierKey(code ?? '')
  const coded = items.find(({ codeKey }) => codeKey === key)
  const [match, another] = assets.matching(tx.database, key)
  const meant = match && !another ? items.find(({ assetId }) => assetId === match.id) : undefined
  return [coded ?? meant ?? unknown(code ?? '')]
}

function unknown(item: string): never {
  throw failure(auditsProblems, 'ITEM_UNKNOWN', { item })
}

function written(
  tx: Transaction,
  audit: AuditRow,
  item: Item,
  { decision, reason, incident, encrypted }: Wanted,
  place: string | undefined,
) {
  const { kind, assetId, codeKey } = item
  if (!decisionsFor[kind].includes(decision))
    throw failure(auditsProblems, 'DECISION_REFUSED', { decision, kind })
  const isLost = decision === 'markLost' || decision === 'markStolen'
  const isPlaced = decision === 'acceptPlace' || decision === 'create' || decision === 'reinstate'
  const scan = isPlaced ? newestScanOf(tx.database, audit.id, item) : undefined
  const placeId = place ?? (kind === 'seenTwice' ? null : (scan?.place_id ?? null))
  if (decision === 'acceptPlace' && placeId === null)
    throw failure(auditsProblems, 'DECISION_NEEDS_PLACE', {
      item: scan?.code ?? '',
    })
  return {
    item_kind: kind,
    asset_id: assetId,
    code_key: codeKey,
    decision,
    reason: reason ?? null,
    incident: isLost ? (incident ?? null) : null,
    encrypted: isLost ? (encrypted ?? 'unknown') : null,
    place_id: isPlaced ? placeId : null,
    code: decision === 'create' ? (scan?.code.trim() ?? null) : null,
  }
}

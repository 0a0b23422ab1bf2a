import type { AuditLink } from '../../../src-shared/features/audits/audit-link.ts'
import type { AuditEvent } from '../../../src-shared/features/audits/audit-state.ts'
import type { Condition } from '../../../src-shared/features/audits/capture.ts'
import type { Assurance, Encryption, SignerRole } from '../../../src-shared/features/audits/closing.ts'
import type { MarkedState } from '../../../src-shared/features/audits/coverage.ts'
import type { ApproverGroup } from '../../../src-shared/features/audits/policy.ts'
import type { DecisionKind, ItemKind } from '../../../src-shared/features/audits/reconcile.ts'
import type { reportFormats } from '../../../src-shared/features/audits/report.ts'
import type { Away, ScopeKind } from '../../../src-shared/features/audits/scope.ts'

export interface AuditRow {
  id: string
  site_id: string
  name: string
  scope_kind: ScopeKind
  location_id: string | null
  category_id: string | null
  custodian_id: string | null
  /** what it is of, in words: a path, a name */
  scope: string
  blind: 0 | 1
  /** what captures prove in it, as JSON; null: the usual */
  captures: string | null
  started_at: string
  started_by: string
}

export interface PlaceMarkRow {
  n: number
  id: string
  site_id: string
  audit_id: string
  /** null: of what is expected nowhere in particular */
  place_id: string | null
  state: MarkedState
  reason: string | null
  actor_id: string
  at: string
  /** null: as `at` */
  rank: string | null
}

export interface AuditEventRow {
  n: number
  id: string
  site_id: string
  audit_id: string
  kind: AuditEvent
  reason: string | null
  actor_id: string
  at: string
  /** null: as `at` */
  rank: string | null
}

export interface ScanRow {
  n: number
  id: string
  site_id: string
  audit_id: string
  code: string
  code_key: string
  place_id: string | null
  asset_id: string | null
  expected_place_id: string | null
  standing: string
  placement: string
  verdict: string
  method: string
  actor_id: string
  at: string
  previous_hash: string
  hash: string
  /** replica id of the data folder in which it was recorded; null for scans of before it was noted */
  device: string | null
  condition: Condition | null
  note: string | null
  /** why the label could not be scanned */
  label_damage: string | null
}

export interface AuditDecisionRow {
  n: number
  id: string
  site_id: string
  audit_id: string
  item_kind: ItemKind
  /** of these two one is set */
  asset_id: string | null
  code_key: string | null
  decision: DecisionKind
  reason: string | null
  incident: string | null
  encrypted: Encryption | null
  /** where it is from now on, if it is accepted or made there */
  place_id: string | null
  /** of an unknown code, as it was scanned: the tag of what is made of it */
  code: string | null
  actor_id: string
  at: string
  /** null: as `at` */
  rank: string | null
}

export interface AuditApprovalRow {
  n: number
  id: string
  site_id: string
  audit_id: string
  decision_id: string
  approver_id: string
  assurance: Assurance
  actor_id: string
  at: string
}

export interface AuditSignatureRow {
  n: number
  id: string
  site_id: string
  audit_id: string
  role: SignerRole
  person_id: string
  assurance: Assurance
  statement: string
  digest: string
  /** PNG, base64 */
  image: string | null
  /** of the closing or the amendment under whose report it stands */
  report_id: string
  /** replica id of the data folder in which it was signed */
  device: string
  actor_id: string
  at: string
}

export interface AuditClosingRow {
  id: string
  audit_id: string
  site_id: string
  /** of what was signed */
  digest: string
  /** who closed it */
  actor_id: string
  /** replica id of the data folder in which it was closed; null where that was not noted */
  device: string | null
  at: string
  /** ids of all that had been recorded of the audit, as JSON: what comes later does not count */
  covered: string
  /** the whole report as JSON */
  report: string
}

/** Which closing of an audit stands; there is no row of an audit that was never closed. */
export interface AuditStandingRow {
  audit_id: string
  /** the one that the server took first; null where it has not said */
  first_id: string | null
  closing_id: string | null
}

/** What takes the place of what a closed audit said. */
export interface AuditAmendmentRow {
  n: number
  id: string
  site_id: string
  audit_id: string
  /** 1 for the first */
  number: number
  reason: string
  /** digest of what it takes the place of */
  supersedes: string
  digest: string
  /** the closing that stood then */
  closing_id: string | null
  actor_id: string
  at: string
  /** ids of the scans that arrived late and are in it, as JSON */
  covered: string
  /** the whole report as JSON */
  report: string
}

/** What is said of a scan after the beep. */
export interface ScanRemarkRow {
  n: number
  id: string
  site_id: string
  audit_id: string
  scan_id: string
  condition: Condition | null
  note: string | null
  /** of a photo, as the next five */
  sha256: string | null
  thumbnail_sha256: string | null
  media_type: string | null
  /** bytes */
  size: number | null
  file_name: string | null
  actor_id: string
  at: string
}

/** How often a location or a category is audited; one of the two is set. Null months: the rule was taken away. */
export interface AuditRuleRow {
  id: string
  site_id: string
  location_id: string | null
  category_id: string | null
  months: number | null
  set_at: string
  revision: number
}

/** The one row of what captures prove and who may approve; there is none before somebody set it. */
export interface AuditPolicyRow {
  only: 1
  /** JSON */
  captures: string
  approvers: ApproverGroup
  approval_assurance: Assurance
  revision: number
}

/** A scan that arrived after the close, from a device that did not know of it. */
export interface LateScanRow {
  n: number
  id: string
  site_id: string
  audit_id: string
  code: string
  code_key: string
  place_id: string | null
  asset_id: string | null
  expected_place_id: string | null
  standing: string
  placement: string
  method: string
  /** what its people call the device */
  device: string
  /** by the clock of the device */
  scanned_at: string
  /** who handed it in */
  actor_id: string
  at: string
}

/** A report of a closed audit, drawn once: its bytes lie in the folder `files`. */
export interface AuditDocumentRow {
  /** of the closing or the amendment */
  report_id: string
  audit_id: string
  format: (typeof reportFormats)[number]
  sha256: string
  /** bytes */
  size: number
  file_name: string
  at: string
}

/** An audit that follows from another. */
export interface AuditLinkRow {
  audit_id: string
  of_id: string
  kind: AuditLink
  site_id: string
}

/** The books as they were handed in to be held against an audit. */
export interface AuditBooksRow {
  n: number
  id: string
  site_id: string
  audit_id: string
  file_name: string
  sha256: string
  /** `BookLine[]` as JSON */
  lines: string
  actor_id: string
  at: string
  /** null: as `at` */
  rank: string | null
}

/** The tables of audits; all but the policy are facts. */
export interface AuditSchema {
  audit: AuditRow
  audit_expected: { audit_id: string; asset_id: string; place_id: string | null; away: Away | null }
  audit_lost: { audit_id: string; asset_id: string; place_id: string | null }
  audit_place: { audit_id: string; place_id: string; path: string; path_key: string }
  audit_place_mark: PlaceMarkRow
  audit_event: AuditEventRow
  audit_decision: AuditDecisionRow
  audit_approval: AuditApprovalRow
  audit_signature: AuditSignatureRow
  audit_closing: AuditClosingRow
  audit_standing: AuditStandingRow
  /** what was recorded of a closed audit and is not in the closing that stands */
  audit_late_fact: { id: string; audit_id: string }
  audit_document: AuditDocumentRow
  audit_link: AuditLinkRow
  audit_books: AuditBooksRow
  audit_amendment: AuditAmendmentRow
  late_scan: LateScanRow
  scan_remark: ScanRemarkRow
  blind_counter: { person_id: string; audit_id: string }
  audit_rule: AuditRuleRow
  audit_policy: AuditPolicyRow
  scan: ScanRow
  scan_void: {
    n: number
    id: string
    site_id: string
    scan_id: string
    audit_id: string
    actor_id: string
    at: string
  }
}

import { z } from 'zod'
import { id, moment } from '../../contract/page.ts'
import { auditLinks } from './audit-link.ts'
import { auditStates } from './audit-state.ts'
import { assurances, encryptions } from './closing.ts'
import { placeStates } from './coverage.ts'
import { decisionKinds, itemKinds } from './reconcile.ts'
import { scopeKinds } from './scope.ts'
import { verdictKinds } from './verdict.ts'

export const count = z.number().int().min(0)

export const counts = z.object({
  expected: count,
  found: count,
  misplaced: count,
  missing: count,
  notCounted: count,
  away: count,
  lost: count,
  unexpected: count,
  shouldBeGone: count,
  unknown: count,
  ambiguous: count,
  duplicates: count,
  seenTwice: count,
})

const candidate = z.object({
  assetId: id,
  assetTag: z.string(),
  serialNumber: z.string().nullable(),
  description: z.string().nullable(),
  location: z.string().nullable(),
})

export const scanAnswer = z.object({
  scanId: id,
  code: z.string(),
  /** `recorded` is all that a blind audit says: then what it would say of the asset is null */
  verdict: z.enum(verdictKinds),
  assetId: id.nullable(),
  assetTag: z.string().nullable(),
  serialNumber: z.string().nullable(),
  description: z.string().nullable(),
  /** path of the place where it was scanned; null: no place was stated */
  place: z.string().nullable(),
  /** path of the place where the audit expects it; null if it does not, or nowhere in particular */
  expectedPlace: z.string().nullable(),
  at: moment,
  /** ambiguous: the assets that the code can mean */
  candidates: z.array(candidate),
  /** duplicate, seenTwice: the scan of the asset that this one is held against */
  earlier: z.object({ place: z.string().nullable(), at: moment, by: z.string() }).nullable(),
})
export type ScanAnswer = z.output<typeof scanAnswer>

export const recentScan = scanAnswer.omit({ earlier: true }).extend({ by: z.string(), voided: z.boolean() })
export type RecentScan = z.output<typeof recentScan>

const placeProgress = z.object({
  locationId: id,
  expected: count,
  seen: count,
  counted: z.boolean(),
  state: z.enum(placeStates),
})

/** `counts` and `place` are null as long as the audit is blind. */
export const progress = z.object({
  recorded: count,
  counts: counts.nullable(),
  place: placeProgress.nullable(),
})
export type AuditProgress = z.output<typeof progress>

const linkedAudit = z.object({ kind: z.enum(auditLinks), id, name: z.string() })

export const auditSummary = z.object({
  id,
  name: z.string(),
  scopeKind: z.enum(scopeKinds),
  /** null unless it is of a location */
  locationId: id.nullable(),
  scope: z.string(),
  blind: z.boolean(),
  state: z.enum(auditStates),
  startedAt: moment,
  startedBy: z.string(),
  /** scans that stand */
  recorded: count,
  /** null as long as the audit is blind */
  counts: counts.nullable(),
  places: z.object({ total: count, counted: count }),
  /** the audit that it follows from */
  origin: linkedAudit.nullable(),
  /** those that follow from it */
  following: z.array(linkedAudit),
  /** scans that arrived after the close, and are in no amendment */
  lateScans: count,
  /** how often it was amended: the number of the newest edition of its report */
  edition: count,
  /** how often it was closed: more than once where laptops did so that did not know of each other */
  closings: count,
})
export type AuditSummary = z.output<typeof auditSummary>

export const auditPlace = z.object({
  locationId: id,
  path: z.string(),
  /** null as long as the audit is blind */
  expected: count.nullable(),
  seen: count.nullable(),
  counted: z.boolean(),
  state: z.enum(placeStates),
  /** why it is inaccessible */
  reason: z.string().nullable(),
})
export type AuditPlace = z.output<typeof auditPlace>

export const expectedAsset = z.object({
  assetId: id,
  assetTag: z.string(),
  serialNumber: z.string().nullable(),
  description: z.string().nullable(),
  seen: z.boolean(),
})
export type ExpectedAsset = z.output<typeof expectedAsset>

export const decision = z.object({
  decision: z.enum(decisionKinds),
  reason: z.string().nullable(),
  /** reference of a report of loss or theft */
  incident: z.string().nullable(),
  /** whether the data on it was encrypted */
  encrypted: z.enum(encryptions).nullable(),
  /** path of the place that is accepted */
  place: z.string().nullable(),
  by: z.string(),
  at: moment,
  needsApproval: z.boolean(),
  /** somebody who did not scan in this audit */
  approvedBy: z.string().nullable(),
  /** how it is known who approved: `asserted` is somebody's word */
  assurance: z.enum(assurances).nullable(),
})
export type Decision = z.output<typeof decision>

/** What is shown to whoever closes an audit, before they sign. */
export const closingView = z.object({
  counts,
  statement: z.string(),
  undecided: z.array(z.object({ kind: z.enum(itemKinds), count })),
  unapproved: count,
  /** whether somebody works here who did not scan in the audit */
  hasOtherApprover: z.boolean(),
  placesNotCounted: z.array(
    z.object({ path: z.string(), state: z.enum(placeStates), reason: z.string().nullable() }),
  ),
})
export type ClosingView = z.output<typeof closingView>

/** What the register says became of an asset after the list of its audit was fixed: it explains why it is not there. */
const moved = z.object({
  what: z.enum(['location', 'custodian']),
  /** path of the place, or name of who has it; null: it was taken from there */
  to: z.string().nullable(),
  at: moment,
  by: z.string(),
})
export type Moved = z.output<typeof moved>

/** A photo that was taken of what was scanned. */
const scanPhoto = z.object({ sha256: z.string(), fileName: z.string() })

export const outcomeItem = z.object({
  /** names the item when it is decided about */
  key: z.string(),
  assetId: id.nullable(),
  assetTag: z.string().nullable(),
  serialNumber: z.string().nullable(),
  description: z.string().nullable(),
  expectedPlace: z.string().nullable(),
  seenPlace: z.string().nullable(),
  seenAt: moment.nullable(),
  seenBy: z.string().nullable(),
  code: z.string().nullable(),
  condition: z.string().nullable(),
  note: z.string().nullable(),
  labelDamage: z.string().nullable(),
  /** what is missing or misplaced: where it went after the list was fixed */
  moved: moved.nullable(),
  photos: z.array(scanPhoto),
  decision: decision.nullable(),
})
export type OutcomeItem = z.output<typeof outcomeItem>

import { z } from 'zod'
import { command, query } from '../../contract/base.ts'
import { id, pageInput } from '../../contract/page.ts'
import { errorsOf } from '../../contract/problems.ts'
import { assetsProblems } from '../assets/assets-contract.ts'
import { identifiersProblems } from '../identifiers/identifiers-contract.ts'
import { locationsProblems } from '../locations/locations-contract.ts'
import { auditSummary, closingView, count, outcomeItem } from './audits-message.ts'
import { auditsProblems } from './audits-problems-contract.ts'
import { encryptions } from './closing.ts'
import { decisionKinds, itemKinds } from './reconcile.ts'
import { approvalProblems, approving, signerName, signing, signingProblems } from './signing-contract.ts'

const { AUDIT_UNKNOWN, AUDIT_BLIND, AUDIT_CLOSED, AUDIT_ABANDONED, REASON_MISSING } = auditsProblems
const { ITEM_UNKNOWN } = auditsProblems
const ended = { AUDIT_UNKNOWN, AUDIT_BLIND, AUDIT_CLOSED, AUDIT_ABANDONED }

const auditId = z.object({ auditId: id })
const reason = z.string().trim().min(1).max(1000)

/** Which items are meant: by their keys, an asset tag, a code as it was scanned, or all of a kind. */
const chosen = {
  keys: z.array(z.string().min(1).max(2000)).min(1).max(50_000).optional(),
  tag: z.string().min(1).max(1000).optional(),
  code: z.string().min(1).max(1000).optional(),
  all: z.enum(itemKinds).optional(),
}
const isOne = ({ keys, tag, code, all }: { keys?: unknown; tag?: unknown; code?: unknown; all?: unknown }) =>
  [keys, tag, code, all].filter((given) => given !== undefined).length === 1
const oneOf = { message: 'name one of keys, tag, code and all' }

export const reconcileContract = {
  /** How much there is to decide of each kind that there is, and how much of it is undecided or waits for approval. */
  reconciliation: query('register.read')
    .input(auditId)
    .output(
      z.object({
        kinds: z.array(
          z.object({ kind: z.enum(itemKinds), total: count, undecided: count, unapproved: count }),
        ),
      }),
    )
    .errors(errorsOf({ AUDIT_UNKNOWN, AUDIT_BLIND })),
  /** What there is to decide of one kind, each with the decision that stands. */
  items: query('register.read')
    .input(pageInput.extend({ auditId: id, kind: z.enum(itemKinds) }))
    .output(z.object({ total: count, items: z.array(outcomeItem) }))
    .errors(errorsOf({ AUDIT_UNKNOWN, AUDIT_BLIND })),
  /**
   * Decides what is to become of items; the register changes only when the audit is closed. `approvedBy` names somebody
   * who did not scan in this audit. Deciding anew takes the place of the decision of before, and of its approval.
   */
  resolve: command('audits.run')
    .input(
      z
        .object({
          auditId: id,
          ...chosen,
          decision: z.enum(decisionKinds),
          /** `ignore` needs one */
          reason: reason.optional(),
          /** reference of a report of loss or theft */
          incident: z.string().trim().min(1).max(200).optional(),
          encrypted: z.enum(encryptions).optional(),
          /** id or path of the place that is accepted, where it is not that of the scan */
          place: z.string().min(1).max(2000).optional(),
          approvedBy: signerName.optional(),
          ...approving,
        })
        .refine(isOne, oneOf),
    )
    .output(z.object({ decided: count, undecided: count }))
    .errors(
      errorsOf({
        ...ended,
        REASON_MISSING,
        ITEM_UNKNOWN,
        ...approvalProblems,
        DECISION_REFUSED: auditsProblems.DECISION_REFUSED,
        DECISION_NEEDS_PLACE: auditsProblems.DECISION_NEEDS_PLACE,
        LOCATION_UNKNOWN: locationsProblems.LOCATION_UNKNOWN,
      }),
    ),
  /** Approves decisions that need it: as who is working, or as somebody who is named. Neither may have scanned. */
  approve: command('audits.run')
    .input(
      z
        .object({ auditId: id, ...chosen, approvedBy: signerName.optional(), ...approving })
        .refine(isOne, oneOf),
    )
    .output(z.object({ approved: count }))
    .errors(errorsOf({ ...ended, ITEM_UNKNOWN, ...approvalProblems })),
  /** What is shown to whoever closes the audit: what is open yet, what they sign. */
  closing: query('register.read').input(auditId).output(closingView).errors(errorsOf(ended)),
  /**
   * SHA-256 of everything that the report says: what is signed. It is apart from what else is shown, since it reads every
   * item and scan: a good part of a second for twenty thousand.
   */
  closingDigest: query('register.read')
    .input(auditId)
    .output(z.object({ digest: z.string() }))
    .errors(errorsOf(ended)),
  /**
   * Closes the audit: does what was decided, keeps signatures and report, and nothing changes in it any more. With a
   * `digest` only if nothing has changed since that was shown.
   */
  close: command('audits.run')
    .input(
      z.object({
        auditId: id,
        ...signing,
        notCountedReason: reason.optional(),
      }),
    )
    .output(z.object({ digest: z.string(), applied: count, independentlyApproved: z.boolean() }))
    .errors(
      errorsOf({
        ...ended,
        AUDIT_UNDECIDED: auditsProblems.AUDIT_UNDECIDED,
        APPROVAL_MISSING: auditsProblems.APPROVAL_MISSING,
        ...signingProblems,
        AUDIT_CHANGED: auditsProblems.AUDIT_CHANGED,
        ASSET_TAG_TAKEN: assetsProblems.ASSET_TAG_TAKEN,
        IDENTIFIER_TAKEN: identifiersProblems.IDENTIFIER_TAKEN,
      }),
    ),
  /** Gives an audit up, for a reason. It stays, and nothing changes in it any more. */
  abandon: command('audits.run')
    .input(auditId.extend({ reason }))
    .output(auditSummary)
    .errors(errorsOf({ AUDIT_UNKNOWN, AUDIT_CLOSED, AUDIT_ABANDONED })),
}

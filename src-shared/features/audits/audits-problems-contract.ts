import { z } from 'zod'
import { problem } from '../../contract/problems.ts'
import { auditsProblemText as text } from './audits-problem-text.ts'

const byAudit = z.object({ auditId: z.string(), name: z.string() })
const codes = z.array(z.string())

export const auditsProblems = {
  AUDIT_UNKNOWN: problem(z.object({ auditId: z.string() }), () => text.auditUnknown),
  AUDIT_EMPTY: problem(z.object({ location: z.string() }), ({ location }) => text.auditEmpty(location)),
  SCOPE_UNKNOWN: problem(z.object({ kind: z.string(), name: z.string() }), ({ kind, name }) =>
    text.scopeUnknown(kind, name),
  ),
  LIST_UNCLEAR: problem(
    z.object({ unknown: codes, ambiguous: codes, unknownCount: z.number(), ambiguousCount: z.number() }),
    ({ unknown, ambiguous, unknownCount, ambiguousCount }) =>
      text.listUnclear(unknown, unknownCount, ambiguous, ambiguousCount),
  ),
  PLACE_NOT_IN_AUDIT: problem(z.object({ place: z.string(), scope: z.string() }), ({ place, scope }) =>
    text.placeNotInAudit(place, scope),
  ),
  PLACE_STATE_REFUSED: problem(
    z.object({ place: z.string(), from: z.string(), to: z.string() }),
    ({ place }) => text.placeStateRefused(place),
  ),
  REASON_MISSING: problem(z.object({}), () => text.reasonMissing),
  SCAN_UNKNOWN: problem(z.object({ scanId: z.string() }), () => text.scanUnknown),
  CODE_IS_PLACE: problem(
    z.object({ code: z.string(), locationId: z.string(), place: z.string() }),
    ({ place }) => text.codeIsPlace(place),
  ),
  CODE_BLANK: problem(z.object({ code: z.string() }), () => text.codeBlank),
  CAPTURE_REFUSED: problem(z.object({ method: z.string() }), ({ method }) => text.captureRefused(method)),
  CANDIDATE_UNKNOWN: problem(z.object({ code: z.string() }), ({ code }) => text.candidateUnknown(code)),
  AUDIT_BLIND: problem(byAudit, () => text.auditBlind),
  COUNTING_ENDED: problem(byAudit, ({ name }) => text.countingEnded(name)),
  COUNTING_GOES_ON: problem(byAudit, ({ name }) => text.countingGoesOn(name)),
  RECOUNT_REFUSED: problem(byAudit, () => text.recountRefused),
  ITEM_UNKNOWN: problem(z.object({ item: z.string() }), ({ item }) => text.itemUnknown(item)),
  DECISION_REFUSED: problem(z.object({ decision: z.string(), kind: z.string() }), ({ decision, kind }) =>
    text.decisionRefused(decision, kind),
  ),
  DECISION_NEEDS_PLACE: problem(z.object({ item: z.string() }), ({ item }) => text.decisionNeedsPlace(item)),
  APPROVER_SCANNED: problem(z.object({ name: z.string() }), ({ name }) => text.approverScanned(name)),
  AUDIT_UNDECIDED: problem(z.object({ count: z.number(), kinds: z.array(z.string()) }), ({ count, kinds }) =>
    text.auditUndecided(count, kinds),
  ),
  APPROVAL_MISSING: problem(z.object({ count: z.number() }), ({ count }) => text.approvalMissing(count)),
  SIGNERS_SAME: problem(z.object({ name: z.string() }), ({ name }) => text.signersSame(name)),
  SIGNATURE_INVALID: problem(z.object({}), () => text.signatureInvalid),
  AUDIT_CHANGED: problem(z.object({ digest: z.string() }), () => text.auditChanged),
  AUDIT_CLOSED: problem(byAudit, ({ name }) => text.auditClosed(name)),
  AUDIT_ABANDONED: problem(byAudit, ({ name }) => text.auditAbandoned(name)),
}

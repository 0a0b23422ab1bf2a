import type { Decision } from '../../../../src-shared/features/audits/audits-message.ts'
import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'

/** A decision in words, as reports say it: `Mark lost, PR-12, data encrypted`. */
export function decisionSentence(decision: Decision): string {
  const { incident, encrypted, place, reason } = decision
  const parts = [
    auditsText.decisionWords[decision.decision],
    place,
    incident,
    encrypted && auditsText.encryptionWords[encrypted],
    reason,
  ]
  return parts.filter((part) => part !== null && part !== '').join(', ')
}

/** Who approved a decision, and how that is known; null where nobody needs to. */
export function approverOf({ needsApproval, approvedBy, assurance }: Decision): string | null {
  if (!needsApproval) return null
  if (approvedBy === null || assurance === null) return auditsText.report.notApproved
  return `${approvedBy} (${auditsText.report.assurances[assurance]})`
}

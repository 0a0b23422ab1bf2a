import type { Outcome } from '../../../../src-shared/features/disposals/medium.ts'
import {
  type MediumEvent,
  type MediumState,
  mediumStateOf,
} from '../../../../src-shared/features/disposals/medium-state.ts'
import type { DisposalSanitizationRow, DisposalVerificationRow } from '../../database/schema-disposals.ts'

/** Where a medium stands, and by which facts. */
export interface MediumStanding {
  state: MediumState
  /** the last one; of a medium that is sanitized or verified the one that counts */
  sanitization: DisposalSanitizationRow | undefined
  verification: DisposalVerificationRow | undefined
}

/**
 * @param sanitizations and verifications of one medium, each in the order in which they were noted
 * @param recovered ids of sanitizations after which somebody recovered something
 */
export function standingOf(
  sanitizations: readonly DisposalSanitizationRow[],
  verifications: readonly DisposalVerificationRow[],
  recovered: ReadonlySet<string>,
): MediumStanding {
  const verified = new Map(verifications.map((row) => [row.sanitization_id, row]))
  const sanitization = sanitizations.at(-1)
  return {
    state: stateAfter(
      sanitizations.map(({ id, outcome }) => ({
        outcome,
        passed: verified.get(id)?.passed ?? null,
        recovered: recovered.has(id) ? 1 : 0,
      })),
    ),
    sanitization,
    verification: sanitization && verified.get(sanitization.id),
  }
}

/** A sanitization with what followed it. */
interface SanitizationFact {
  /** null: it failed */
  outcome: Outcome | null
  /** null: it was not verified */
  passed: 0 | 1 | null
  /** 1: somebody recovered something after it */
  recovered: 0 | 1
}

/** Where a medium stands after its sanitizations, in the order in which they were noted. */
export function stateAfter(facts: readonly SanitizationFact[]): MediumState {
  return mediumStateOf(
    facts.flatMap(({ outcome, passed, recovered }): MediumEvent[] => [
      outcome === null ? { kind: 'sanitizationFailed' } : { kind: 'sanitized', outcome },
      ...(passed === null ? [] : [{ kind: passed === 1 ? 'verified' : 'verificationFailed' } as const]),
      ...(recovered === 1 ? [{ kind: 'sampleFailed' } as const] : []),
    ]),
  )
}

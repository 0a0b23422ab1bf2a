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
  /** laptops that did not know of each other recorded what cannot follow */
  isContradicted: boolean
  /** the last one; of a medium that is sanitized or verified the one that counts */
  sanitization: DisposalSanitizationRow | undefined
  verification: DisposalVerificationRow | undefined
}

/**
 * @param sanitizations and verifications of one medium, each in their order
 * @param recovered ids of sanitizations after which somebody recovered something
 */
export function standingOf(
  sanitizations: readonly DisposalSanitizationRow[],
  verifications: readonly DisposalVerificationRow[],
  recovered: ReadonlySet<string>,
): MediumStanding {
  const verified = new Map<string, DisposalVerificationRow>()
  let hasTwoResults = false
  for (const row of verifications) {
    // of two that verified the same, each on a laptop, the one who found something counts
    const known = verified.get(row.sanitization_id)
    if (known && known.passed !== row.passed) hasTwoResults = true
    if (!known || row.passed < known.passed) verified.set(row.sanitization_id, row)
  }
  const sanitization = sanitizations.at(-1)
  const { state, isContradicted } = stateAfter(
    sanitizations.map(({ id, outcome }) => ({
      outcome,
      passed: verified.get(id)?.passed ?? null,
      recovered: recovered.has(id) ? 1 : 0,
    })),
  )
  return {
    state,
    isContradicted: isContradicted || hasTwoResults,
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

/** Where a medium stands after its sanitizations, in their order. */
export function stateAfter(facts: readonly SanitizationFact[]): ReturnType<typeof mediumStateOf> {
  return mediumStateOf(
    facts.flatMap(({ outcome, passed, recovered }): MediumEvent[] => [
      outcome === null ? { kind: 'sanitizationFailed' } : { kind: 'sanitized', outcome },
      ...(passed === null ? [] : [{ kind: passed === 1 ? 'verified' : 'verificationFailed' } as const]),
      ...(recovered === 1 ? [{ kind: 'sampleFailed' } as const] : []),
    ]),
  )
}

import type { Outcome } from './medium.ts'

export const mediumStates = ['pending', 'sanitized', 'verified', 'failed'] as const
/** Where a medium stands. `failed`: it can only be destroyed. */
export type MediumState = (typeof mediumStates)[number]

/** What is recorded of a medium, one fact after the other. */
export type MediumEvent =
  | { kind: 'sanitized'; outcome: Outcome }
  | { kind: 'sanitizationFailed' }
  | { kind: 'verified' }
  | { kind: 'verificationFailed' }
  /** somebody recovered something from it, though it was verified */
  | { kind: 'sampleFailed' }

/**
 * The state after an event; null where it cannot happen then. A medium that failed is destroyed or nothing: what did not
 * work once is not tried until it seems to. A medium that was sanitized or verified can be sanitized again, as when it
 * is destroyed after it was purged, and is then to be verified again.
 */
export function mediumStateAfter(state: MediumState, event: MediumEvent): MediumState | null {
  switch (event.kind) {
    case 'sanitized':
      return state === 'failed' && event.outcome !== 'destroy' ? null : 'sanitized'
    case 'sanitizationFailed':
      return state === 'verified' ? null : 'failed'
    case 'verified':
      return state === 'sanitized' ? 'verified' : null
    case 'verificationFailed':
      return state === 'sanitized' ? 'failed' : null
    case 'sampleFailed':
      return state === 'verified' ? 'failed' : null
  }
}

/**
 * Where a medium stands after all that was recorded of it. Laptops that did not know of each other may have recorded what
 * cannot follow: then it stands as the worse of both says, and is `contradicted`.
 */
export function mediumStateOf(events: Iterable<MediumEvent>): {
  state: MediumState
  isContradicted: boolean
} {
  let state: MediumState = 'pending'
  let isContradicted = false
  for (const event of events) {
    const next = mediumStateAfter(state, event)
    const isGood = event.kind === 'sanitized' || event.kind === 'verified'
    isContradicted ||= next === null
    state = next ?? (isGood ? state : 'failed')
  }
  return { state, isContradicted }
}

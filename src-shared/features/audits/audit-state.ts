/** What happens to an audit after it has started. */
export const auditEvents = ['countingEnded', 'countingResumed', 'closed', 'abandoned', 'amended'] as const
export type AuditEvent = (typeof auditEvents)[number]

/**
 * `counting`: scans are taken; `reconciling`: what was found is decided; `closed` and `abandoned`: nothing changes any
 * more. An amendment of a closed audit is put beside what it said, and leaves it closed.
 */
export const auditStates = ['counting', 'reconciling', 'closed', 'abandoned'] as const
export type AuditState = (typeof auditStates)[number]

/**
 * The state of an audit after something happens to it; null where that cannot be. A blind audit is never counted again
 * once its counts were shown, and is closed only after they were.
 */
export function stateAfter(state: AuditState, event: AuditEvent, isBlind: boolean): AuditState | null {
  switch (event) {
    case 'countingEnded':
      return state === 'counting' ? 'reconciling' : null
    case 'countingResumed':
      return state === 'reconciling' && !isBlind ? 'counting' : null
    case 'closed':
      return state === 'reconciling' || (state === 'counting' && !isBlind) ? 'closed' : null
    case 'abandoned':
      return state === 'closed' || state === 'abandoned' ? null : 'abandoned'
    case 'amended':
      return state === 'closed' ? 'closed' : null
  }
}

/** A step of an audit, with its place among them as `orderOf` says it. */
export interface AuditStep {
  kind: AuditEvent
  order: string
}

const stateOfStep: Record<AuditEvent, AuditState> = {
  countingEnded: 'reconciling',
  countingResumed: 'counting',
  closed: 'closed',
  abandoned: 'abandoned',
  amended: 'closed',
}

/**
 * The state of an audit by what happened to it, in whatever order that became known. What ends an audit ends it for all:
 * who counted on elsewhere did not know. One that was closed on one laptop and given up on another is closed: its report
 * is signed, and the register was changed by it.
 */
export function auditStateOf(steps: readonly AuditStep[]): AuditState {
  const states = steps
    .toSorted((one, other) => (one.order < other.order ? -1 : 1))
    .map(({ kind }) => stateOfStep[kind])
  if (states.includes('closed')) return 'closed'
  if (states.includes('abandoned')) return 'abandoned'
  return states.at(-1) ?? 'counting'
}

/** Whether an audit shows nothing but that a scan was recorded. */
export function isHidden(state: AuditState, isBlind: boolean): boolean {
  return isBlind && state === 'counting'
}

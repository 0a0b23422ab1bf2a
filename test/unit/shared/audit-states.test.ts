import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AuditEvent,
  type AuditState,
  type AuditStep,
  auditEvents,
  auditStateOf,
  auditStates,
  isHidden,
  stateAfter,
} from '../../../src-shared/features/audits/audit-state.ts'
import {
  canBecome,
  type MarkedState,
  markedStates,
  type PlaceState,
  placeStateOf,
  placeStates,
} from '../../../src-shared/features/audits/coverage.ts'

const steps: Record<AuditState, Record<AuditEvent, [open: AuditState | null, blind: AuditState | null]>> = {
  counting: {
    countingEnded: ['reconciling', 'reconciling'],
    countingResumed: [null, null],
    closed: ['closed', null],
    abandoned: ['abandoned', 'abandoned'],
    amended: [null, null],
  },
  reconciling: {
    countingEnded: [null, null],
    countingResumed: ['counting', null],
    closed: ['closed', 'closed'],
    abandoned: ['abandoned', 'abandoned'],
    amended: [null, null],
  },
  closed: {
    countingEnded: [null, null],
    countingResumed: [null, null],
    closed: [null, null],
    abandoned: [null, null],
    amended: ['closed', 'closed'],
  },
  abandoned: {
    countingEnded: [null, null],
    countingResumed: [null, null],
    closed: [null, null],
    abandoned: [null, null],
    amended: [null, null],
  },
}

const asSteps = (events: readonly AuditEvent[]) =>
  events.map((kind, n): AuditStep => ({ kind, order: String(n).padStart(3, '0') }))

describe('the state of an audit', () => {
  it.each(auditStates.flatMap((state) => auditEvents.map((event) => [state, event] as const)))(
    'that is %s, after %s',
    (state, event) => {
      expect([false, true].map((isBlind) => stateAfter(state, event, isBlind))).toEqual(steps[state][event])
    },
  )

  it('is the same whether it is followed step by step or read from what happened', () => {
    for (const isBlind of [false, true]) {
      let paths: { events: AuditEvent[]; state: AuditState }[] = [{ events: [], state: 'counting' }]
      for (let length = 0; length < 5; length++) {
        for (const { events, state } of paths) expect(auditStateOf(asSteps(events))).toBe(state)
        paths = paths.flatMap(({ events, state }) =>
          auditEvents.flatMap((event) => {
            const next = stateAfter(state, event, isBlind)
            return next === null ? [] : [{ events: [...events, event], state: next }]
          }),
        )
      }
    }
  })

  it('is the same in whatever order its steps became known', () => {
    const steps = fc
      .array(fc.constantFrom(...auditEvents), { maxLength: 8 })
      .map(asSteps)
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })))
    fc.assert(
      fc.property(steps, ([inOrder, shuffled]) => {
        expect(auditStateOf(shuffled)).toBe(auditStateOf(inOrder))
      }),
    )
  })

  it('is closed where one laptop closed it and another gave it up or counted on', () => {
    for (const kind of ['abandoned', 'countingEnded', 'countingResumed'] as const)
      for (const events of [['closed', kind] as const, [kind, 'closed'] as const])
        expect(auditStateOf(asSteps(events))).toBe('closed')
    expect(auditStateOf(asSteps(['abandoned', 'countingResumed']))).toBe('abandoned')
  })

  it('hides what is found while a blind audit is counted, and never else', () => {
    const hidden = auditStates.flatMap((state) => [false, true].map((isBlind) => isHidden(state, isBlind)))
    expect(hidden).toEqual([false, true, false, false, false, false, false, false])
  })
})

const followers: Record<PlaceState, MarkedState[]> = {
  notStarted: ['inProgress', 'counted', 'inaccessible'],
  inProgress: ['counted', 'inaccessible'],
  counted: ['inProgress'],
  inaccessible: ['inProgress', 'counted', 'inaccessible'],
}

describe('the state of a place', () => {
  it.each(placeStates)('that is %s may become these and no other', (state) => {
    expect(markedStates.filter((next) => canBecome(state, next))).toEqual(followers[state])
  })

  it.each([
    [undefined, false, 'notStarted'],
    [undefined, true, 'inProgress'],
    ...markedStates.flatMap((state) =>
      [false, true].map((isScannedIn) => [state, isScannedIn, state] as const),
    ),
  ] as const)('of which %s was said, something scanned in it: %s, is %s', (said, isScannedIn, state) => {
    expect(placeStateOf(said, isScannedIn)).toBe(state)
  })
})

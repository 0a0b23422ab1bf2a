/** What a person can say of a place. */
export const markedStates = ['inProgress', 'counted', 'inaccessible'] as const
export type MarkedState = (typeof markedStates)[number]

/** How far a place of an audit is. Something is *missing* only where its place is counted. */
export const placeStates = ['notStarted', ...markedStates] as const
export type PlaceState = (typeof placeStates)[number]

/** Which states may follow each: a place that was counted is opened again before anything else is said of it. */
const mayBecome: Record<PlaceState, readonly MarkedState[]> = {
  notStarted: ['inProgress', 'counted', 'inaccessible'],
  inProgress: ['counted', 'inaccessible'],
  counted: ['inProgress'],
  inaccessible: ['inProgress', 'counted', 'inaccessible'],
}

/** Whether a place may be given a state. An inaccessible one may be so again, for another reason. */
export function canBecome(from: PlaceState, to: MarkedState): boolean {
  return mayBecome[from].includes(to)
}

/** The state of a place: what a person said of it last; else begun once something was scanned in it. */
export function placeStateOf(marked: MarkedState | undefined, isScannedIn: boolean): PlaceState {
  return marked ?? (isScannedIn ? 'inProgress' : 'notStarted')
}

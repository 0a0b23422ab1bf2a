import { type CountedScan, isSeenTwice, outcomeOfAsset } from './outcome.ts'

/** What an audit found that somebody has to decide about. */
export const itemKinds = [
  'missing',
  'misplaced',
  'unexpected',
  'shouldBeGone',
  'unknown',
  'ambiguous',
  'seenTwice',
  'finerPlace',
] as const
export type ItemKind = (typeof itemKinds)[number]

/** What is to become of it; what changes the register does so when the audit is closed. */
export const decisionKinds = [
  'acceptPlace',
  'sendBack',
  'create',
  'markLost',
  'markStolen',
  'reinstate',
  'ignore',
] as const
export type DecisionKind = (typeof decisionKinds)[number]

/** Which decisions each kind of item can have. An ambiguous code is otherwise settled by choosing what it is. */
export const decisionsFor: Record<ItemKind, readonly DecisionKind[]> = {
  missing: ['markLost', 'markStolen', 'ignore'],
  misplaced: ['acceptPlace', 'sendBack', 'ignore'],
  unexpected: ['acceptPlace', 'sendBack', 'ignore'],
  shouldBeGone: ['reinstate', 'ignore'],
  unknown: ['create', 'ignore'],
  ambiguous: ['ignore'],
  seenTwice: ['acceptPlace', 'sendBack', 'ignore'],
  finerPlace: ['acceptPlace', 'ignore'],
}

/** What is only proposed: an audit can be closed although it is not decided. */
export function isProposal(kind: ItemKind): boolean {
  return kind === 'finerPlace'
}

/** Whether a decision is to be approved by somebody who did not scan in the audit. */
export function needsApproval(decision: DecisionKind): boolean {
  return ['create', 'markLost', 'markStolen', 'reinstate'].includes(decision)
}

/** Something to decide: an asset by its id, or a code by its key. */
export interface Item {
  kind: ItemKind
  assetId: string | null
  codeKey: string | null
}

/** What makes an item the same from one look to the next. */
export const keyOf = ({ assetId, codeKey }: Pick<Item, 'assetId' | 'codeKey'>): string =>
  assetId ?? codeKey ?? ''

/**
 * What there is to decide, or is proposed, about an asset that was seen; null where nothing is. One that should be gone is that first,
 * wherever it was seen; one that was seen in two places is that before anything else.
 */
export function itemKindOfAsset(scans: readonly CountedScan[]): ItemKind | null {
  const outcome = outcomeOfAsset(scans)
  if (outcome === 'shouldBeGone') return outcome
  if (isSeenTwice(scans)) return 'seenTwice'
  if (outcome !== 'found') return outcome
  return isSeenDeeper(scans) ? 'finerPlace' : null
}

/** Whether an asset was seen below its place only, and not in it: expected on floor 2, and it stands in 2.14. */
function isSeenDeeper(scans: readonly CountedScan[]): boolean {
  const placed = scans.filter(({ placeId }) => placeId !== null)
  return placed.length > 0 && placed.every(isBelowItsPlace)
}

const isBelowItsPlace = ({ placement, placeId, expectedPlaceId }: CountedScan) =>
  placement === 'atExpectedPlace' && placeId !== expectedPlaceId

/** A decision as far as it matters whether it stands. */
interface Decided {
  itemKind: ItemKind
}

/** The decision about an item: it stands as long as the item is what it was when it was decided. */
export function standingDecision<Decision extends Decided>(
  item: Item,
  decided: ReadonlyMap<string, Decision>,
): Decision | undefined {
  const decision = decided.get(keyOf(item))
  return decision?.itemKind === item.kind ? decision : undefined
}

/** A closing of an audit, as far as it matters which one stands. */
interface Closing {
  id: string
  /** UTC, ISO 8601, by the clock of its device */
  at: string
}

/**
 * Which of the closings of an audit stands: the one that the server took first; where it has said nothing yet, or names
 * one that did not come yet, the earliest.
 * @param firstId of the one that the server took first
 * @returns null where there is none
 */
export function standingClosing(closings: readonly Closing[], firstId: string | null): string | null {
  const named = closings.find(({ id }) => id === firstId)
  const [earliest] = closings.toSorted((one, other) =>
    `${one.at} ${one.id}` < `${other.at} ${other.id}` ? -1 : 1,
  )
  return (named ?? earliest)?.id ?? null
}

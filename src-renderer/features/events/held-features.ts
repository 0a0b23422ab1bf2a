import type { ChangingFeature } from '../../../src-shared/features/events/events-contract.ts'

type Listener = () => void
const held = new Map<ChangingFeature, Set<Listener>>()

/**
 * Takes over what happens when a feature changed, instead of reading all of its queries again at once: the scan page
 * would ask for its lists at every beep.
 */
export function holdFeature(feature: ChangingFeature, onChanged: Listener): () => void {
  const listeners = held.get(feature) ?? new Set()
  held.set(feature, listeners)
  listeners.add(onChanged)
  return () => listeners.delete(onChanged)
}

/** Tells whoever holds a feature that it changed. @returns whether anybody does */
export function isHeld(feature: ChangingFeature): boolean {
  const listeners = held.get(feature)
  if (!listeners || listeners.size === 0) return false
  for (const listener of listeners) listener()
  return true
}

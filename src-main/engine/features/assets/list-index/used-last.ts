/** Keeps something as what was used last; of more than so many, what was not used for longest is dropped, and answered. */
export function used<Key, Value>(
  kept: Map<Key, Value>,
  key: Key,
  value: Value,
  most: number,
): Value | undefined {
  kept.delete(key)
  kept.set(key, value)
  if (kept.size <= most) return undefined
  const oldest = kept.keys().next().value as Key
  const dropped = kept.get(oldest)
  kept.delete(oldest)
  return dropped
}

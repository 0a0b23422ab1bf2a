import { createContext, use, useEffect, useEffectEvent } from 'react'
import { type KeyBinding, KeyRegistry } from './key-registry.ts'

export const KeysContext = createContext(new KeyRegistry())

/** Binds a key while the component is on the screen. `when: false` leaves it unbound. */
export function useKey(
  keys: string,
  label: string,
  run: () => void,
  { when = true, scope = 'page' }: { when?: boolean; scope?: KeyBinding['scope'] } = {},
): void {
  const registry = use(KeysContext)
  const onKey = useEffectEvent(run)
  useEffect(
    () => (when ? registry.add({ keys, label, run: () => onKey(), scope }) : undefined),
    [registry, keys, label, when, scope],
  )
}

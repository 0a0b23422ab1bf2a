import { useSyncExternalStore } from 'react'

export const schemes = ['system', 'light', 'dark'] as const
export type Scheme = (typeof schemes)[number]
export const schemeIcons = { system: 'screen', light: 'sun', dark: 'moon' } as const

const storageKey = 'assetwalk.scheme'
const darkSystem = window.matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()
let scheme: Scheme = schemes.find((known) => known === localStorage.getItem(storageKey)) ?? 'system'

function apply(): void {
  const dark = scheme === 'dark' || (scheme === 'system' && darkSystem.matches)
  document.documentElement.dataset.scheme = dark ? 'dark' : 'light'
}

/** Paints the page in the scheme that was chosen last, and keeps following the system where that is the choice. */
export function startScheme(): void {
  apply()
  darkSystem.addEventListener('change', apply)
}

export function chooseScheme(next: Scheme): void {
  scheme = next
  localStorage.setItem(storageKey, next)
  apply()
  for (const listener of listeners) listener()
}

export function useScheme(): Scheme {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => scheme,
  )
}

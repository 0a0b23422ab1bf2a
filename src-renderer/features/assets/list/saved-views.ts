import { useSyncExternalStore } from 'react'
import { z } from 'zod'
import { type SavedView, savedView } from '../../../../src-shared/features/assets/shared-views-contract.ts'

const storageKey = 'assetwalk.assetViews'
const listeners = new Set<() => void>()
let views = stored()

function stored(): SavedView[] {
  const text = localStorage.getItem(storageKey)
  if (text === null) return []
  try {
    return z.array(savedView).parse(JSON.parse(text))
  } catch {
    return [] // written by a later version, or by hand
  }
}

function put(next: SavedView[]): void {
  views = next
  localStorage.setItem(storageKey, JSON.stringify(next))
  for (const listener of listeners) listener()
}

/** Keeps a view on this computer, in place of one of the same name. */
export function saveView(view: SavedView): void {
  const others = views.filter(({ name }) => name !== view.name)
  put([...others, view].sort((one, other) => one.name.localeCompare(other.name)))
}

export function forgetView(name: string): void {
  put(views.filter((view) => view.name !== name))
}

/** The views that were kept on this computer, in order of name. */
export function useSavedViews(): readonly SavedView[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => views,
  )
}

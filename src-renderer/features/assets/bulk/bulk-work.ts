import { useSyncExternalStore } from 'react'

/** The edit of many assets, or its undoing, that was begun last in this window. */
export interface BulkWork {
  jobId: string
  does: 'edit' | 'undo'
  /** whether its dialog is open */
  isShown: boolean
}

let last: BulkWork | null = null
const listeners = new Set<() => void>()

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function set(work: BulkWork | null): void {
  last = work
  for (const listener of listeners) listener()
}

/** Remembers what was begun, whichever page or list is shown meanwhile, and shows it. */
export const beginWork = (work: Omit<BulkWork, 'isShown'>): void => set({ ...work, isShown: true })

export const showWork = (isShown: boolean): void => set(last && { ...last, isShown })

export function useBulkWork(): BulkWork | null {
  return useSyncExternalStore(subscribe, () => last)
}

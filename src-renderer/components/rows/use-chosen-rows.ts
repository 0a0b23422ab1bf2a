import { type KeyboardEvent, useState } from 'react'

/** What is chosen in a list of keys, and what of it is meant. */
export interface ChosenRows {
  /** the chosen ones that there still are, in the order of the list */
  chosen: string[]
  /** these, or the one where the list is */
  meant: string[]
  isChosen: (index: number) => boolean
  /** chooses a row, or no longer */
  choose: (index: number) => void
  /** chooses none */
  clear: () => void
  /** For the list: Control and A choose all, or none. */
  onKey: (event: KeyboardEvent) => boolean
}

/** @param active the index of the row where the list is */
export function useChosenRows(keys: readonly string[], active: number): ChosenRows {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const chosen = keys.filter((key) => marked.has(key))
  const here = keys[active]
  return {
    chosen,
    meant: chosen.length > 0 ? chosen : here === undefined ? [] : [here],
    isChosen: (index) => marked.has(keys[index] ?? ''),
    choose: (index) => {
      const key = keys[index]
      if (key === undefined) return
      const next = new Set(marked)
      if (!next.delete(key)) next.add(key)
      setMarked(next)
    },
    clear: () => setMarked(new Set()),
    onKey: (event) => {
      if (event.key.toLowerCase() !== 'a' || !(event.ctrlKey || event.metaKey)) return false
      setMarked(new Set(chosen.length === keys.length ? [] : keys))
      return true
    },
  }
}

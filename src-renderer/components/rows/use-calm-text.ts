import { useEffect, useState } from 'react'

/** Milliseconds without a key after which a text is looked for. */
const typingPause = 90

/**
 * Follows what somebody types, for a search: after a short pause, and never while the last search still runs. The
 * reader thread answers one search after the other, so those for “m”, “ma”, “mac” would only delay the one for “macbook”.
 */
export function useCalmText(typed: string): { asked: string; searching: (isFetching: boolean) => void } {
  const [asked, setAsked] = useState(typed)
  const [isFetching, setIsFetching] = useState(false)
  useEffect(() => {
    if (isFetching || asked === typed) return
    const timer = window.setTimeout(() => setAsked(typed), typingPause)
    return () => window.clearTimeout(timer)
  }, [typed, asked, isFetching])
  return { asked, searching: setIsFetching }
}

import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { useEngine } from '../../../host/engine-context.ts'
import { holdFeature } from '../../events/held-features.ts'
import type { ScanDesk } from './scan-desk.ts'

/** Milliseconds without news after which the lists are read again: nothing big is asked for between two beeps. */
const quiet = 1200
/** Milliseconds after which they are read although it is not quiet: another device may scan without a pause. */
const longestWait = 5000

/** Reads the audit's lists again once it is quiet, so that what others scan shows up too. @returns does it at once */
export function useSettledAudit(desk: ScanDesk): () => void {
  const { calls } = useEngine()
  const queries = useQueryClient()
  const timer = useRef(0)
  const newsSince = useRef<number | null>(null)

  const readAgain = useCallback(() => {
    window.clearTimeout(timer.current)
    newsSince.current = null
    const known = desk.state().seen
    void queries.invalidateQueries({ queryKey: calls.audits.key() }).then(() => desk.forgetSeen(known))
  }, [calls, queries, desk])

  useEffect(() => {
    const release = holdFeature('audits', () => {
      window.clearTimeout(timer.current)
      newsSince.current ??= performance.now()
      const left = longestWait - (performance.now() - newsSince.current)
      timer.current = window.setTimeout(readAgain, Math.max(0, Math.min(quiet, left)))
    })
    return () => {
      release()
      // What was held back is not lost with the page.
      if (newsSince.current !== null) readAgain()
    }
  }, [readAgain])
  return readAgain
}

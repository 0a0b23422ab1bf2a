import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { useEngine } from '../../../host/engine-context.ts'
import { holdFeature } from '../../events/held-features.ts'
import type { ScanDesk } from './scan-desk.ts'

/** Milliseconds without news after which the lists are read again: nothing big is asked for between two beeps. */
const quiet = 1200

/** Reads the audit's lists again once it is quiet, so that what others scan shows up too. @returns does it at once */
export function useSettledAudit(desk: ScanDesk): () => void {
  const { calls } = useEngine()
  const queries = useQueryClient()
  const timer = useRef(0)

  const readAgain = useCallback(() => {
    window.clearTimeout(timer.current)
    const known = desk.state().seen
    void queries.invalidateQueries({ queryKey: calls.audits.key() }).then(() => desk.forgetSeen(known))
  }, [calls, queries, desk])

  useEffect(() => {
    const release = holdFeature('audits', () => {
      window.clearTimeout(timer.current)
      timer.current = window.setTimeout(readAgain, quiet)
    })
    return () => {
      release()
      window.clearTimeout(timer.current)
    }
  }, [readAgain])
  return readAgain
}

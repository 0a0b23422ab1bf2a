import { type RefObject, useEffect } from 'react'
import { keepDraft, takeDraft } from './draft.ts'

/**
 * What stood in the scan field when the page was left or loaded anew stands there again, marked as a whole: a scanner
 * that goes on types over it, and does not put its code behind half of another.
 */
export function useDraft(field: RefObject<HTMLInputElement | null>, auditId: string): void {
  useEffect(() => {
    const input = field.current
    if (!input) return
    input.value = takeDraft(auditId)
    input.select()
    const keep = () => keepDraft(auditId, input.value)
    window.addEventListener('pagehide', keep)
    return () => {
      keep()
      window.removeEventListener('pagehide', keep)
    }
  }, [field, auditId])
}

import { type ReactNode, useState } from 'react'
import { useEngine } from '../../host/engine-context.ts'
import { MergeUndoDialog } from './merge-undo-dialog.tsx'

/**
 * Undoes a merge that was just made.
 * @param onClosed hears that what came of it was read
 */
export function useMergeUndo(onClosed: () => void): {
  undoOf: (mergeJobId: string) => () => Promise<void>
  /** how far it is, and what came of it */
  dialog: ReactNode
} {
  const { client } = useEngine()
  const [undoing, setUndoing] = useState<string | null>(null)
  const undoOf = (mergeJobId: string) => async () =>
    setUndoing((await client.registers.undoMerge({ jobId: mergeJobId })).jobId)
  const close = () => {
    setUndoing(null)
    onClosed()
  }
  return { undoOf, dialog: undoing !== null && <MergeUndoDialog jobId={undoing} onClose={close} /> }
}

import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useId, useRef } from 'react'
import type { PastMerge } from '../../../src-shared/features/registers/merge-undo-contract.ts'
import type { MergeableName } from '../../../src-shared/features/registers/register-names.ts'
import { registersWindowText as text } from '../../../src-shared/features/registers/registers-window-text.ts'
import { formatMoment, formatNumber } from '../../components/format/format.ts'
import { Icon } from '../../components/icons/icon.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useEngine } from '../../host/engine-context.ts'
import { MergeUndoWork } from './merge-undo-work.tsx'
import styles from './merges-dialog.module.css'

interface MergesDialogProps {
  register: MergeableName
  id: string
  name: string
  onClose: () => void
}

/** What was merged into a row, newest first, each with a way to undo it as one step. */
export function MergesDialog({ register, id, name, onClose }: MergesDialogProps) {
  const { calls, client } = useEngine()
  const titleId = useId()
  const { data, error } = useQuery(calls.registers.merges.queryOptions({ input: { register, id } }))
  const undo = useMutation({ mutationFn: (jobId: string) => client.registers.undoMerge({ jobId }) })
  const close = useRef<HTMLButtonElement>(null)
  const undoing = undo.data?.jobId
  useEffect(() => {
    // The button that was pressed is gone.
    if (undoing !== undefined) close.current?.focus()
  }, [undoing])
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{text.mergesTitle(name)}</DialogTitle>
      <DialogContent>
        <Problem error={error ?? undo.error} />
        {undoing !== undefined ? (
          <MergeUndoWork jobId={undoing} />
        ) : data?.merges.length === 0 ? (
          <p>{text.noMerges}</p>
        ) : (
          <ul className={styles.merges}>
            {data?.merges.map((merge, at) => (
              <li key={merge.jobId} className={styles.merge}>
                <div>
                  <strong>{merge.from.join(', ')}</strong>
                  <div className={styles.about}>{aboutOf(merge)}</div>
                </div>
                <Button
                  variant="outlined"
                  autoFocus={at === 0}
                  aria-label={text.undoMerge(merge.from.join(', '))}
                  disabled={undo.isPending}
                  startIcon={<Icon name="undo" size={17} />}
                  onClick={() => undo.mutate(merge.jobId)}
                >
                  {text.undo}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </DialogContent>
      <DialogActions>
        <Button ref={close} variant="contained" onClick={onClose}>
          {text.close}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

function aboutOf({ at, actor, assets, state }: PastMerge): string {
  const parts = [formatMoment(at), actor, assets === null ? '' : text.assets(formatNumber(assets))]
  if (state !== 'done') parts.push(text.mergeUnfinished)
  return parts.filter((part) => part !== '').join(' · ')
}

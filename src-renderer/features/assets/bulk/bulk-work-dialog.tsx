import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useId, useRef } from 'react'
import { bulkEditWindowText as text } from '../../../../src-shared/features/assets/bulk-edit-window-text.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { jobFailure } from '../../jobs/job-failure.ts'
import { JobProgress } from '../../jobs/job-progress.tsx'
import { useJob } from '../../jobs/use-job.ts'
import styles from './bulk-edit.module.css'
import { BulkEnd } from './bulk-end.tsx'
import { type BulkWork, beginWork, showWork, useBulkWork } from './bulk-work.ts'

/** The dialog of the last edit of many assets, while it is open. */
export function BulkWorkPlace() {
  const work = useBulkWork()
  return work?.isShown ? <BulkWorkDialog work={work} onClose={() => showWork(false)} /> : null
}

/** How an edit of many assets goes, how it ended, and a way to undo it as one step. */
function BulkWorkDialog({ work, onClose }: { work: BulkWork; onClose: () => void }) {
  const { client } = useEngine()
  const titleId = useId()
  const { job, error } = useJob(work.jobId)
  const undo = useMutation({
    mutationFn: () => client.assets.undoBulkEdit({ jobId: work.jobId }),
    onSuccess: ({ jobId }) => beginWork({ jobId, does: work.does === 'edit' ? 'undo' : 'edit' }),
  })
  const isRunning = job?.state === 'running'
  const close = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // What had the keyboard, “Cancel” or “Undo”, may be gone with the state in which it made sense.
    if (work.jobId !== '' && isRunning !== undefined) close.current?.focus()
  }, [work.jobId, isRunning])
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{text.doneTitle[work.does]}</DialogTitle>
      <DialogContent>
        <div className={styles.work}>
          {job && isRunning && (
            <>
              <JobProgress key={job.id} job={job} label={text.working[work.does]} unit={text.unit} />
              <p className={styles.state}>{text.closeExplained}</p>
            </>
          )}
          {job && !isRunning && <BulkEnd job={job} does={work.does} />}
          <Problem error={jobFailure(job) ?? undo.error ?? error} />
        </div>
      </DialogContent>
      <DialogActions>
        {job && !isRunning && (
          <Button
            variant="outlined"
            disabled={undo.isPending}
            startIcon={<Icon name="undo" size={17} />}
            onClick={() => undo.mutate()}
          >
            {work.does === 'edit' ? text.undo : text.redo}
          </Button>
        )}
        <Button ref={close} variant="contained" autoFocus onClick={onClose}>
          {text.close}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

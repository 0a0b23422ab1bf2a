import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import LinearProgress from '@mui/material/LinearProgress'
import { useMutation, useQuery } from '@tanstack/react-query'
import { appText } from '../../../src-shared/features/app/app-text.ts'
import type { Finding } from '../../../src-shared/features/doctor/doctor-contract.ts'
import { doctorText } from '../../../src-shared/features/doctor/doctor-text.ts'
import { doctorWindowText as text } from '../../../src-shared/features/doctor/doctor-window-text.ts'
import { Icon } from '../../components/icons/icon.tsx'
import type { IconName } from '../../components/icons/icon-paths.ts'
import { Problem } from '../../components/problem/problem.tsx'
import { useEngine } from '../../host/engine-context.ts'
import { jobFailure } from '../jobs/job-failure.ts'
import { useJob } from '../jobs/use-job.ts'
import { useSession } from '../session/session-context.ts'
import styles from './doctor-dialog.module.css'

/** A million assets take most of a minute, on a slow disk more. */
const deadline = 600_000
const iconOf: Record<Finding['state'], IconName> = {
  sound: 'check',
  attention: 'warning',
  damaged: 'close',
  unknown: 'question',
}

/** What the doctor found, each with what to do, and a button for what can be mended beside work. */
export default function DoctorDialog({ onClose }: { onClose: () => void }) {
  const { calls, client } = useEngine()
  const { worker } = useSession()
  const { data, error, isFetching, refetch } = useQuery({
    ...calls.doctor.check.queryOptions({ context: { deadline } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
  const mend = useMutation({ mutationFn: () => client.doctor.mend() })
  const { job } = useJob(mend.data?.jobId ?? null)
  const isMending = mend.isPending || (mend.isSuccess && (!job || job.state === 'running'))
  const canMend = worker.role === 'administrator' && data?.findings.some(({ mending }) => mending === 'here')
  const isSound = data?.findings.every(({ state }) => state === 'sound' || state === 'unknown')
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby="doctor">
      <DialogTitle id="doctor">{text.dialogTitle}</DialogTitle>
      <DialogContent tabIndex={0}>
        <Problem error={error ?? mend.error ?? jobFailure(job)} />
        {(isFetching || isMending) && <LinearProgress aria-label={text.looking} />}
        <ul className={styles.findings}>
          {data?.findings.map((finding) => (
            <FindingRow key={finding.check} finding={finding} />
          ))}
        </ul>
        <p role="status">{job?.state === 'done' ? text.mended : !isFetching && isSound ? text.sound : ''}</p>
      </DialogContent>
      <DialogActions>
        {canMend && (
          <Button variant="contained" disabled={isMending || isFetching} onClick={() => mend.mutate()}>
            {text.mend}
          </Button>
        )}
        <Button variant="outlined" disabled={isFetching} onClick={() => void refetch()}>
          {text.again}
        </Button>
        <Button variant="outlined" onClick={onClose} autoFocus>
          {appText.close}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

function FindingRow({ finding: { check, state, says, next } }: { finding: Finding }) {
  return (
    <li className={styles.finding} data-state={state}>
      <Icon name={iconOf[state]} size={18} />
      <div>
        <strong>{doctorText.checks[check]}</strong>
        <span> · {doctorText.states[state]}</span>
        <p>{says}</p>
        {next !== null && <p>{next}</p>}
      </div>
    </li>
  )
}

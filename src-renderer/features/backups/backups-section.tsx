import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import { useMutation } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { backupsWindowText as text } from '../../../src-shared/features/backups/backups-window-text.ts'
import { formatBytes, formatMoment, formatNumber } from '../../components/format/format.ts'
import { Card, CardActions } from '../../components/page/card.tsx'
import { Facts } from '../../components/page/facts.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useEngine } from '../../host/engine-context.ts'
import { FileJobButton } from '../jobs/file-job-button.tsx'
import { jobFailure } from '../jobs/job-failure.ts'
import { useJob } from '../jobs/use-job.ts'
import { useSession } from '../session/session-context.ts'
import { useBackups } from './use-backups.ts'

const RestoreDialog = lazy(() => import('./restore-dialog.tsx'))

/** Where the backups are and how old the last good one is; backing up, taking a copy away, restoring. */
export function BackupsSection() {
  const { client } = useEngine()
  const { worker } = useSession()
  const { data, error } = useBackups()
  const [restoring, setRestoring] = useState(false)
  const isAdministrator = worker.role === 'administrator'
  return (
    <Card title={text.title}>
      <Problem error={error} />
      {data && (
        <>
          {data.isOld && <Alert severity="warning">{data.last ? text.old : text.neverYet}</Alert>}
          <Facts
            facts={[
              [text.last, data.last ? formatMoment(data.last.at) : text.none],
              ...(data.last ? [[text.size, formatBytes(data.last.size)] as [string, string]] : []),
              [text.kept, text.keptExplained(formatNumber(data.backups.length))],
              [
                text.folder,
                <span key="folder" className="code">
                  {data.folder}
                </span>,
              ],
            ]}
          />
          <p>{text.byItself}</p>
          <CardActions>
            <MakeButton />
            {isAdministrator && <FileJobButton label={text.save} start={() => client.backups.save()} />}
            {isAdministrator && (
              <Button variant="outlined" onClick={() => setRestoring(true)}>
                {text.restore}
              </Button>
            )}
          </CardActions>
          {!isAdministrator && <p>{text.byAdministrator}</p>}
        </>
      )}
      {restoring && data && (
        <Suspense fallback={null}>
          <RestoreDialog backups={data.backups} onClose={() => setRestoring(false)} />
        </Suspense>
      )}
    </Card>
  )
}

function MakeButton() {
  const { client } = useEngine()
  const make = useMutation({ mutationFn: () => client.backups.make() })
  const { job } = useJob(make.data?.jobId ?? null)
  const isWorking = make.isPending || (make.isSuccess && (!job || job.state === 'running'))
  return (
    <>
      <Button variant="outlined" disabled={isWorking} onClick={() => make.mutate()}>
        {text.make}
      </Button>
      <span role="status">{job?.state === 'done' ? text.made : ''}</span>
      <Problem error={make.error ?? jobFailure(job)} />
    </>
  )
}

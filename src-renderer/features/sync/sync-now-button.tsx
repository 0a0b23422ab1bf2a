import Button from '@mui/material/Button'
import { useMutation } from '@tanstack/react-query'
import { syncWindowText as text } from '../../../src-shared/features/sync/sync-window-text.ts'
import { KeyHint } from '../../components/keys/key-hint.tsx'
import { useKey } from '../../components/keys/use-key.ts'
import { Problem } from '../../components/problem/problem.tsx'
import { useEngine } from '../../host/engine-context.ts'
import { jobFailure } from '../jobs/job-failure.ts'
import { useJob } from '../jobs/use-job.ts'
import type { SyncStatus } from './standing-words.ts'

/** Syncs once, now. What keeps it from getting through stands in the state, and is not said twice. */
export function SyncNowButton({ status }: { status: SyncStatus }) {
  const { client } = useEngine()
  const start = useMutation({ mutationFn: () => client.sync.start() })
  const { job } = useJob(start.data?.jobId ?? null)
  const isWorking = start.isPending || (start.isSuccess && (!job || job.state === 'running'))
  const isSaid = job?.error?.code !== undefined && job.error.code === status.problem?.code
  const run = () => {
    if (!isWorking) start.mutate()
  }
  useKey('S', text.sync, run)
  return (
    <>
      <Problem error={start.error ?? (isSaid ? null : jobFailure(job))} small />
      <Button variant="contained" disabled={isWorking} onClick={run}>
        {isWorking ? text.syncing : text.sync}
        <KeyHint keys="S" />
      </Button>
    </>
  )
}

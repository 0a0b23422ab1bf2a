import Button from '@mui/material/Button'
import { bulkEditWindowText as text } from '../../../../src-shared/features/assets/bulk-edit-window-text.ts'
import { formatNumber, formatPercent } from '../../../components/format/format.ts'
import { useJob } from '../../jobs/use-job.ts'
import { showWork, useBulkWork } from './bulk-work.ts'

/** Says how far the last edit of many assets is, and leads back to it. */
export function BulkWorkButton() {
  const work = useBulkWork()
  const { job } = useJob(work?.jobId ?? null)
  if (!work || !job) return null
  const { done, total } = job.progress
  const share = total === null ? formatNumber(done) : formatPercent(done, total)
  return (
    <Button size="small" variant="text" onClick={() => showWork(true)}>
      {job.state === 'running' ? text.progress[work.does](share) : text.last[work.does]}
    </Button>
  )
}

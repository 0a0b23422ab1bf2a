import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { samplesWindowText as text } from '../../../src-shared/features/samples/samples-window-text.ts'
import { formatNumber } from '../../components/format/format.ts'
import { FormDialog } from '../../components/page/form-dialog.tsx'
import { useEngine } from '../../host/engine-context.ts'
import { useComputer } from '../computer/use-computer.ts'
import { jobFailure } from '../jobs/job-failure.ts'
import { JobProgress } from '../jobs/job-progress.tsx'
import { useJob } from '../jobs/use-job.ts'

/** Enough for several sites and a list that is worth searching; made in a second or two. */
const sampleSize = 2000
const seed = 1

/** Says what the sample organisation is, and how one begins with one's own afterwards; then makes it. */
export function SampleDialog({ onClose }: { onClose: () => void }) {
  const { client } = useEngine()
  const { data: computer } = useComputer()
  const [jobId, setJobId] = useState<string | null>(null)
  const { job } = useJob(jobId)
  const begin = useMutation({
    mutationFn: () => client.samples.generate({ assets: sampleSize, seed }),
    onSuccess: (begun) => setJobId(begun.jobId),
  })
  const isOver = job?.state === 'done' || job?.state === 'cancelled'
  useEffect(() => {
    if (isOver) onClose()
  }, [isOver, onClose])
  return (
    <FormDialog
      title={text.title}
      submit={text.begin}
      busy={begin.isPending || job?.state === 'running'}
      error={begin.error ?? jobFailure(job)}
      onSubmit={() => begin.mutate()}
      onClose={onClose}
    >
      {job?.state === 'running' ? (
        <JobProgress job={job} label={text.making} unit={text.unit} />
      ) : (
        <>
          <p>{text.about(formatNumber(sampleSize))}</p>
          <p>
            {text.afterwards}{' '}
            <span className="code" style={{ overflowWrap: 'anywhere' }}>
              {computer?.dataFolder}
            </span>
          </p>
        </>
      )}
    </FormDialog>
  )
}

import { jobsWindowText as text } from '../../../src-shared/features/jobs/jobs-window-text.ts'
import { useEngine } from '../../host/engine-context.ts'
import { JobButton } from './job-button.tsx'
import { useFileJob } from './use-file-job.ts'

interface FileJobButtonProps {
  label: string
  /** begins the job that makes the file */
  start: () => Promise<{ jobId: string }>
}

/** Has a file made, and saves it when it is there. */
export function FileJobButton({ label, start }: FileJobButtonProps) {
  const { files } = useEngine()
  const job = useFileJob(start, (result) => files.save(result))
  return (
    <JobButton
      job={job}
      icon="download"
      label={label}
      said={job.taken ? text.saved(job.taken.fileName) : ''}
    />
  )
}

import Button from '@mui/material/Button'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { type FileResult, fileResult } from '../../../src-shared/features/jobs/jobs-contract.ts'
import { jobsWindowText as text } from '../../../src-shared/features/jobs/jobs-window-text.ts'
import { formatNumber, formatPercent } from '../../components/format/format.ts'
import { Icon } from '../../components/icons/icon.tsx'
import { sentenceOf } from '../../components/problem/sentence-of.ts'
import { useEngine } from '../../host/engine-context.ts'
import styles from './file-job-button.module.css'
import { jobFailure } from './job-failure.ts'
import { useJob } from './use-job.ts'

interface FileJobButtonProps {
  label: string
  /** begins the job that makes the file */
  start: () => Promise<{ jobId: string }>
}

/** Has a file made, and saves it when it is there. While it is being made, the button tells how far it is and ends it. */
export function FileJobButton({ label, start }: FileJobButtonProps) {
  const { client, files } = useEngine()
  const [jobId, setJobId] = useState<string | null>(null)
  const { job } = useJob(jobId)
  const begin = useMutation({ mutationFn: start, onSuccess: (begun) => setJobId(begun.jobId) })
  const save = useMutation({ mutationFn: (result: FileResult) => files.save(result) })
  const saved = useRef<string | null>(null)
  const { mutate: saveFile } = save

  useEffect(() => {
    if (job?.state !== 'done' || saved.current === job.id) return
    saved.current = job.id
    saveFile(fileResult.parse(job.result))
  }, [job, saveFile])

  const isWorking = begin.isPending || save.isPending || (jobId !== null && (!job || job.state === 'running'))
  const error = begin.error ?? jobFailure(job) ?? save.error
  if (isWorking && job?.state === 'running')
    return (
      <Button
        variant="outlined"
        onClick={() => void client.jobs.cancel({ jobId: job.id }).catch(() => undefined)}
        startIcon={<Icon name="close" size={16} />}
      >
        {job.progress.total === null
          ? formatNumber(job.progress.done)
          : formatPercent(job.progress.done, job.progress.total)}
        <span className="unseen">, {label}</span>
        &ensp;{text.cancel}
      </Button>
    )
  return (
    <span className={styles.wrap}>
      <Button
        variant="outlined"
        disabled={isWorking}
        onClick={() => begin.mutate()}
        startIcon={<Icon name="download" size={17} />}
      >
        {label}
      </Button>
      {!isWorking && error && (
        <span role="alert" className={styles.error}>
          {sentenceOf(error)}
        </span>
      )}
      <span role="status" className="unseen">
        {save.isSuccess && !isWorking && save.variables ? text.saved(save.variables.fileName) : ''}
      </span>
    </span>
  )
}

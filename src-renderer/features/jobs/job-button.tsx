import Button from '@mui/material/Button'
import type { ReactNode } from 'react'
import { jobsWindowText as text } from '../../../src-shared/features/jobs/jobs-window-text.ts'
import { formatNumber, formatPercent } from '../../components/format/format.ts'
import { Icon } from '../../components/icons/icon.tsx'
import type { IconName } from '../../components/icons/icon-paths.ts'
import { Problem } from '../../components/problem/problem.tsx'
import styles from './job-button.module.css'
import type { FileJob } from './use-file-job.ts'

interface JobButtonProps {
  job: FileJob
  icon: IconName
  label: string
  /** what is said when it was handed on */
  said: string
  children?: ReactNode
}

/** Begins a job that makes a file. While it is being made, the button tells how far it is and ends it. */
export function JobButton({ job, icon, label, said, children }: JobButtonProps) {
  if (job.running) {
    const { done, total } = job.running.progress
    return (
      <Button variant="outlined" onClick={job.cancel} startIcon={<Icon name="close" size={16} />}>
        {total === null ? formatNumber(done) : formatPercent(done, total)}
        <span className="unseen">, {label}</span>
        &ensp;{text.cancel}
      </Button>
    )
  }
  return (
    <span className={styles.wrap}>
      <Button
        variant="outlined"
        disabled={job.isWorking}
        onClick={job.begin}
        startIcon={<Icon name={icon} size={17} />}
      >
        {label}
      </Button>
      {job.error !== null && (
        <div className={styles.under}>
          <Problem error={job.error} small />
        </div>
      )}
      {children && <div className={styles.under}>{children}</div>}
      <span role="status" className="unseen">
        {job.taken ? said : ''}
      </span>
    </span>
  )
}

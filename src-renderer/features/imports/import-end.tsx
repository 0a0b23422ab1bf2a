import Button from '@mui/material/Button'
import { Link } from 'react-router'
import { importResult } from '../../../src-shared/features/imports/imports-contract.ts'
import { importsWindowText as text } from '../../../src-shared/features/imports/imports-window-text.ts'
import type { Job } from '../../../src-shared/features/jobs/jobs-contract.ts'
import { labelsWindowText } from '../../../src-shared/features/labels/labels-window-text.ts'
import { Problem } from '../../components/problem/problem.tsx'
import { WantLabelsButton } from '../labels/want/want-labels-button.tsx'
import styles from './import-page.module.css'
import { ImportSummary } from './import-summary.tsx'

interface ImportEndProps {
  job: Job
  failure: Error | null
  fileName: string
  onAgain: () => void
  /** leads back to the list as it was set up; absent: the window no longer has it */
  onBack?: () => void
}

/** How an import ended, and what can be done now. */
export function ImportEnd({ job, failure, fileName, onAgain, onBack }: ImportEndProps) {
  const result = job.state === 'done' ? importResult.parse(job.result) : null
  return (
    <section className={styles.card} aria-labelledby="import-end">
      <div role="status">
        <h2 id="import-end" className={styles.heading}>
          {result ? text.doneTitle(fileName) : failure ? text.failedTitle : text.cancelledTitle}
        </h2>
      </div>
      <Problem error={failure} />
      {job.state === 'cancelled' && <p className={styles.quiet}>{text.cancelledNext}</p>}
      {result && <ImportSummary result={result} />}
      <div className={styles.actions}>
        {result && (
          <Button component={Link} to="/assets" variant="contained" autoFocus>
            {text.toAssets}
          </Button>
        )}
        {result && (
          <WantLabelsButton
            labels={{ imported: job.id }}
            reason="import"
            label={labelsWindowText.wantImported}
          />
        )}
        {!result && onBack && (
          <Button variant="contained" onClick={onBack} autoFocus>
            {text.backToList}
          </Button>
        )}
        <Button variant={result || onBack ? 'text' : 'contained'} onClick={onAgain}>
          {text.another}
        </Button>
      </div>
    </section>
  )
}

import LinearProgress from '@mui/material/LinearProgress'
import Tab from '@mui/material/Tab'
import Tabs from '@mui/material/Tabs'
import { useId, useState } from 'react'
import type { ImportPreview } from '../../../src-shared/features/imports/imports-contract.ts'
import { importsWindowText as text } from '../../../src-shared/features/imports/imports-window-text.ts'
import type { Job } from '../../../src-shared/features/jobs/jobs-contract.ts'
import { formatNumber } from '../../components/format/format.ts'
import styles from './preview-panel.module.css'

interface PreviewPanelProps {
  preview: ImportPreview | null
  isCurrent: boolean
  job: Job | undefined
  failed: boolean
}

const outcomes = ['create', 'update', 'skip', 'reject'] as const
type Outcome = (typeof outcomes)[number]

/** What the import would do: how many rows of each outcome, and the first of them. */
export function PreviewPanel({ preview, isCurrent, job, failed }: PreviewPanelProps) {
  const [chosen, setChosen] = useState<Outcome | null>(null)
  const id = useId()
  const shown = preview && !failed ? preview : null
  const outcome = chosen ?? outcomes.find((one) => (shown?.[one] ?? 0) > 0) ?? 'create'
  return (
    <section className={styles.panel} aria-labelledby={`${id}-title`} aria-busy={!isCurrent && !failed}>
      <h2 id={`${id}-title`}>{text.previewTitle}</h2>
      <p role="status" className={styles.state} data-testid="preview-state" data-current={isCurrent}>
        {stateOf(shown, isCurrent, failed, job)}
      </p>
      <div className={styles.progress}>
        {!isCurrent && !failed && (
          <LinearProgress
            aria-label={text.reading}
            {...(job?.progress.total
              ? { variant: 'determinate', value: (job.progress.done / job.progress.total) * 100 }
              : {})}
          />
        )}
      </div>
      {shown && (
        <>
          <Tabs
            value={outcome}
            variant="fullWidth"
            aria-label={text.previewTitle}
            onChange={(_event, next: Outcome) => setChosen(next)}
          >
            {outcomes.map((one) => (
              <Tab
                key={one}
                value={one}
                id={`${id}-${one}`}
                aria-controls={`${id}-rows`}
                label={
                  <span className={styles.tab} data-testid={`preview-${one}`} data-outcome={one}>
                    <span className={styles.count} data-alarm={one === 'reject' && shown.reject > 0}>
                      {formatNumber(shown[one])}
                    </span>
                    {text.outcomes[one]}
                  </span>
                }
              />
            ))}
          </Tabs>
          <div id={`${id}-rows`} role="tabpanel" aria-labelledby={`${id}-${outcome}`} className={styles.rows}>
            <FirstRows preview={shown} outcome={outcome} />
          </div>
          {shown.newFields.length > 0 && <p>{text.newFieldsMade(shown.newFields)}</p>}
        </>
      )}
    </section>
  )
}

function stateOf(
  preview: ImportPreview | null,
  isCurrent: boolean,
  failed: boolean,
  job: Job | undefined,
): string {
  if (failed) return text.noPreview
  if (isCurrent && preview) return text.previewed(formatNumber(preview.rows))
  return job ? text.readingRows(formatNumber(job.progress.done)) : text.reading
}

function FirstRows({ preview, outcome }: { preview: ImportPreview; outcome: Outcome }) {
  const rows = rowsOf(preview, outcome)
  if (rows.length === 0) return <p className={styles.none}>{text.noneOfThese}</p>
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{text.line}</th>
            <th scope="col">{text.assetTag}</th>
            <th scope="col">{text.saysOfRow[outcome]}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, assetTag, says }) => (
            <tr key={line}>
              <td>{formatNumber(line)}</td>
              <td className="code">{assetTag}</td>
              <td>{says}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {preview[outcome] > rows.length && (
        <p className={styles.more}>
          {text.firstOf(formatNumber(rows.length), formatNumber(preview[outcome]))}
        </p>
      )}
    </>
  )
}

function rowsOf({ first }: ImportPreview, outcome: Outcome) {
  switch (outcome) {
    case 'create':
    case 'skip':
      return first[outcome].map((row) => ({ ...row, says: row.name }))
    case 'update':
      return first.update.map((row) => ({ ...row, says: text.changes(row.fields) }))
    case 'reject':
      return first.reject.map((row) => ({ ...row, says: row.reason }))
  }
}

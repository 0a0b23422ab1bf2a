import {
  type MergeUndoResult,
  mergeUndoResult,
} from '../../../src-shared/features/registers/merge-undo-contract.ts'
import { registersWindowText as text } from '../../../src-shared/features/registers/registers-window-text.ts'
import { formatNumber } from '../../components/format/format.ts'
import { Problem } from '../../components/problem/problem.tsx'
import { jobFailure } from '../jobs/job-failure.ts'
import { JobProgress } from '../jobs/job-progress.tsx'
import { useJob } from '../jobs/use-job.ts'
import styles from './merges-dialog.module.css'

/** How far the undoing of a merge is, then what came of it: what stays as it was changed since is named. */
export function MergeUndoWork({ jobId }: { jobId: string }) {
  const { job, error } = useJob(jobId)
  const result = mergeUndoResult.safeParse(job?.result).data
  return (
    <>
      <Problem error={error ?? jobFailure(job)} />
      {job?.state === 'running' && <JobProgress job={job} label={text.undoingMerge} unit={text.mergeUnit} />}
      {job && job.state !== 'running' && result && (
        <div data-testid="merge-undone">
          <p role="status">{endOf(result, job.state === 'cancelled')}</p>
          <Kept result={result} />
        </div>
      )}
    </>
  )
}

function endOf({ takenBack, assets }: MergeUndoResult, isCancelled: boolean): string {
  const count = text.assets(formatNumber(assets.changed))
  return isCancelled ? text.mergeUndoCancelled(count) : text.mergeUndone(takenBack.join(', '), count)
}

function Kept({ result: { kept, assets } }: { result: MergeUndoResult }) {
  const { overtaken, refused, first, reasons } = assets
  const words: Record<string, string> = text.fields
  const more = overtaken - first.overtaken.length
  if (kept.length + overtaken + refused === 0) return null
  return (
    <>
      <p>{text.keptSince}</p>
      <ul className={styles.kept}>
        {kept.map(({ name, field }) => (
          <li key={`${name} ${field}`}>{text.keptField(name, words[field] ?? field)}</li>
        ))}
        {overtaken > 0 && (
          <li>
            {text.assets(formatNumber(overtaken))}:{' '}
            <span className="code">{first.overtaken.map(({ assetTag }) => assetTag).join(', ')}</span>
            {more > 0 && ` ${text.andMore(formatNumber(more))}`}
          </li>
        )}
        {reasons.map(({ reason, count }) => (
          <li key={reason}>
            {text.assets(formatNumber(count))}: {reason}
          </li>
        ))}
      </ul>
    </>
  )
}

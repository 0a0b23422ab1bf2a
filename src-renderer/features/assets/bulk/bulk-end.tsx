import {
  type BulkEditResult,
  bulkEditResult,
} from '../../../../src-shared/features/assets/bulk-edit-contract.ts'
import { bulkEditWindowText as text } from '../../../../src-shared/features/assets/bulk-edit-window-text.ts'
import type { Job } from '../../../../src-shared/features/jobs/jobs-contract.ts'
import { formatNumber } from '../../../components/format/format.ts'
import styles from './bulk-edit.module.css'
import { ReasonList } from './bulk-preview.tsx'
import type { BulkWork } from './bulk-work.ts'

/** How an edit of many assets, or its undoing, ended. */
export function BulkEnd({ job, does }: { job: Job; does: BulkWork['does'] }) {
  const result = bulkEditResult.safeParse(job.result).data
  return (
    <>
      <p role="status" className={styles.end} data-testid="bulk-end">
        {result ? sentenceOf(job, does, result) : text.failed}
      </p>
      {result && result.same > 0 && <p>{text.same(formatNumber(result.same))}</p>}
      {result && result.overtaken > 0 && <Overtaken result={result} />}
      {result && result.refused > 0 && (
        <div>
          <p>{text.refused(formatNumber(result.refused))}</p>
          <ReasonList reasons={result.reasons} />
        </div>
      )}
    </>
  )
}

function sentenceOf({ state }: Job, does: BulkWork['does'], { changed }: BulkEditResult): string {
  const count = formatNumber(changed)
  if (state === 'cancelled') return text.cancelled(count)
  return does === 'edit' ? text.changed(count) : text.undone(count)
}

function Overtaken({ result: { overtaken, first } }: { result: BulkEditResult }) {
  const more = overtaken - first.overtaken.length
  const tags = first.overtaken.map(({ assetTag }) => assetTag)
  return (
    <div>
      <p>{text.overtaken(formatNumber(overtaken))}</p>
      <p>
        <span className="code">{tags.join(', ')}</span>
        {more > 0 && ` ${text.andMore(formatNumber(more))}`}
      </p>
    </div>
  )
}

import { assetsText } from '../../../../src-shared/features/assets/assets-text.ts'
import type { BulkEditPreview } from '../../../../src-shared/features/assets/bulk-edit-contract.ts'
import { bulkEditWindowText as text } from '../../../../src-shared/features/assets/bulk-edit-window-text.ts'
import { formatNumber } from '../../../components/format/format.ts'
import { Problem } from '../../../components/problem/problem.tsx'
import styles from './bulk-edit.module.css'
import type { BulkPreviewState } from './use-bulk-preview.ts'

interface BulkPreviewProps {
  preview: BulkPreviewState
  /** whether something is set that can be looked at */
  isAsked: boolean
}

const outcomes = ['change', 'same', 'refuse'] as const
const words: Record<string, string> = assetsText.fields

/** What the edit would do: how many of each, why some cannot be so, and what the first would be. */
export function BulkPreview({ preview: { last, isCurrent, error }, isAsked }: BulkPreviewProps) {
  const shown = error ? null : last
  return (
    <section className={styles.preview} aria-label={text.preview} aria-busy={isAsked && !isCurrent && !error}>
      <h3>{text.preview}</h3>
      <p role="status" className={styles.state} data-testid="bulk-preview" data-current={isCurrent}>
        {stateOf(shown, isCurrent, isAsked, error)}
      </p>
      <Problem error={error} small />
      {shown && (
        <>
          <dl className={styles.figures}>
            {outcomes.map((outcome) => (
              <div key={outcome} data-testid={`bulk-${outcome}`}>
                <dt>{text.outcomes[outcome]}</dt>
                <dd data-alarm={outcome === 'refuse' && shown.refuse > 0}>{formatNumber(shown[outcome])}</dd>
              </div>
            ))}
          </dl>
          {shown.adds.length > 0 && <p>{text.adds(shown.adds.map(({ name }) => `“${name}”`))}</p>}
          <ReasonList reasons={shown.reasons} />
          <FirstChanges preview={shown} />
        </>
      )}
    </section>
  )
}

function stateOf(
  shown: BulkEditPreview | null,
  isCurrent: boolean,
  isAsked: boolean,
  error: Error | null,
): string {
  if (error) return text.noPreview
  if (!isAsked) return text.previewNext
  return shown && isCurrent ? text.lookedAt(formatNumber(shown.rows)) : text.looking
}

/** Why assets are left as they are. */
export function ReasonList({ reasons }: { reasons: BulkEditPreview['reasons'] }) {
  if (reasons.length === 0) return null
  return (
    <ul className={styles.reasons}>
      {reasons.map(({ reason, count }) => (
        <li key={reason}>{text.reason(formatNumber(count), reason)}</li>
      ))}
    </ul>
  )
}

function FirstChanges({ preview: { first, change } }: { preview: BulkEditPreview }) {
  if (first.change.length === 0) return null
  const lines = first.change.flatMap(({ assetTag, fields }) =>
    fields.map((line, at) => ({
      ...line,
      assetTag: at === 0 ? assetTag : '',
      key: `${assetTag} ${line.field}`,
    })),
  )
  return (
    <>
      <table className={styles.changes}>
        <thead>
          <tr>
            <th scope="col">{text.asset}</th>
            <th scope="col">{text.field}</th>
            <th scope="col">{text.before}</th>
            <th scope="col">{text.after}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, assetTag, field, from, to }) => (
            <tr key={key}>
              <td className="code">{assetTag}</td>
              <td>{words[field] ?? field}</td>
              <td>{from ?? text.empty}</td>
              <td>{to ?? text.empty}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {change > first.change.length && (
        <p className={styles.state}>
          {text.firstOf(formatNumber(first.change.length), formatNumber(change))}
        </p>
      )}
    </>
  )
}

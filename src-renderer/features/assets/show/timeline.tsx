import Button from '@mui/material/Button'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { TimelineEntry } from '../../../../src-shared/features/assets/assets-contract.ts'
import { assetsText } from '../../../../src-shared/features/assets/assets-text.ts'
import { assetsWindowText as text } from '../../../../src-shared/features/assets/assets-window-text.ts'
import { formatMoment } from '../../../components/format/format.ts'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import styles from './asset-page.module.css'
import { wordOf } from './change-notice.ts'

/** What happened to an asset, newest first. */
export function Timeline({ assetId }: { assetId: string }) {
  const { calls } = useEngine()
  const { data, error } = useQuery(calls.assets.timeline.queryOptions({ input: { assetId } }))
  const undo = useMutation(calls.assets.undo.mutationOptions())
  return (
    <section aria-labelledby="timeline" className={styles.card}>
      <h2 id="timeline">{text.timeline}</h2>
      <Problem error={error ?? undo.error} />
      <ol className={styles.entries}>
        {data?.entries.map((entry) => (
          <li key={`${entry.kind} ${entry.n}`}>
            <p className={styles.entryHead}>
              <strong>{assetsText.happened[entry.kind]}</strong>
              <span>{entry.actor}</span>
              <time dateTime={entry.at}>{formatMoment(entry.at)}</time>
              {entry.canBeUndone && (
                <Button
                  size="small"
                  aria-label={text.undoChange(formatMoment(entry.at))}
                  disabled={undo.isPending}
                  onClick={() => undo.mutate({ id: assetId, n: entry.n })}
                >
                  {text.undo}
                </Button>
              )}
            </p>
            {toldWithFields.includes(entry.kind) && <Changes fields={entry.fields} />}
          </li>
        ))}
      </ol>
    </section>
  )
}

const toldWithFields: readonly TimelineEntry['kind'][] = [
  'changed',
  'merged',
  'attached',
  'detached',
  'labelled',
  'disposal',
]

function Changes({ fields }: { fields: TimelineEntry['fields'] }) {
  return (
    <dl className={styles.changes}>
      {fields.map(({ field, from, to }) => (
        <div key={field} style={{ display: 'contents' }}>
          <dt>{wordOf(field)}</dt>
          <dd>
            {from !== null && <span className={styles.from}>{from}</span>} {to ?? text.empty}
          </dd>
        </div>
      ))}
    </dl>
  )
}

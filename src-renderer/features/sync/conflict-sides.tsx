import { syncWindowText } from '../../../src-shared/features/sync/sync-window-text.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { formatMoment } from '../../components/format/format.ts'
import styles from './attention.module.css'

export type Conflict = Awaited<ReturnType<EngineClient['sync']['conflicts']>>['conflicts'][number]

const text = syncWindowText.conflicts

/** Both values of a conflict side by side, by whom and when, and what both began from. */
export function ConflictSides({ conflict }: { conflict: Conflict }) {
  const { words, field, kept, keptBy, keptAt, offeredBy, offeredAt } = conflict
  const isContested = field === 'assetTag' && kept === null
  return (
    <div className={styles.sides}>
      <Side
        title={text.kept}
        value={isContested ? text.contested : words.kept}
        by={keptAt === null ? null : text.by(keptBy ?? text.somebody, formatMoment(keptAt))}
      />
      <Side
        title={text.offered}
        value={words.offered}
        by={text.by(offeredBy ?? text.somebody, formatMoment(offeredAt))}
      />
      <Side title={text.base} value={words.base} by={null} />
    </div>
  )
}

function Side({ title, value, by }: { title: string; value: string | null; by: string | null }) {
  return (
    <section className={styles.side} aria-label={title}>
      <h3>{title}</h3>
      <p className={styles.value}>{value ?? text.empty}</p>
      {by !== null && <p className={styles.by}>{by}</p>}
    </section>
  )
}

import { auditsText } from '../../../src-shared/features/audits/audits-text.ts'
import type { VerdictKind } from '../../../src-shared/features/audits/verdict.ts'
import { Icon } from '../../components/icons/icon.tsx'
import { verdictShapes } from './verdict-look.ts'
import styles from './verdict-tile.module.css'

/** A verdict in small: its shape on its colour. */
export function VerdictTile({ kind, size = 24 }: { kind: VerdictKind; size?: number }) {
  return (
    <span
      role="img"
      aria-label={auditsText.verdictWords[kind]}
      style={{
        display: 'inline-grid',
        flex: 'none',
        placeItems: 'center',
        width: size,
        height: size,
        borderRadius: size / 4,
        background: `var(--v-${kind})`,
        color: `var(--on-v-${kind})`,
      }}
      className={styles.tile}
    >
      <Icon name={verdictShapes[kind]} size={size * 0.68} weight={2.6} />
    </span>
  )
}

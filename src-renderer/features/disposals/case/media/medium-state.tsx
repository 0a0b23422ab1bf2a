import { caseWindowText } from '../../../../../src-shared/features/disposals/case-window-text.ts'
import type { ShownMedium } from '../../../../../src-shared/features/disposals/disposals-message.ts'
import { disposalsText } from '../../../../../src-shared/features/disposals/disposals-text.ts'
import { Icon } from '../../../../components/icons/icon.tsx'
import type { IconName } from '../../../../components/icons/icon-paths.ts'
import styles from './media-part.module.css'

const icons: Record<ShownMedium['state'], IconName> = {
  pending: 'dot',
  sanitized: 'arrow',
  verified: 'check',
  failed: 'warning',
}

/** Where a medium stands: a shape, a word, a colour. */
export function MediumState({ medium }: { medium: ShownMedium }) {
  const { state, meetsPolicy, unsanitized } = medium
  if (unsanitized && state !== 'verified')
    return (
      <span className={styles.state} data-state="sanitized">
        <Icon name="archive" size={16} />
        {caseWindowText.media.sealed}
      </span>
    )
  const isBelow = (state === 'sanitized' || state === 'verified') && !meetsPolicy
  return (
    <span className={styles.state} data-state={isBelow ? 'failed' : state}>
      <Icon name={isBelow ? 'warning' : icons[state]} size={16} />
      {disposalsText.mediumStates[state]}
      {isBelow && `, ${caseWindowText.media.below}`}
    </span>
  )
}

import Button from '@mui/material/Button'
import { Link } from 'react-router'
import { disposalsWindowText } from '../../../../src-shared/features/disposals/disposals-window-text.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import type { IconName } from '../../../components/icons/icon-paths.ts'
import styles from './new-case-page.module.css'
import type { LastBeep } from './pallet.ts'

const text = disposalsWindowText.fresh
const icons: Record<LastBeep['verdict'], IconName> = {
  fits: 'check',
  unknown: 'question',
  ambiguous: 'fork',
  inOpenCase: 'archive',
  twice: 'doubleCheck',
}

interface BeepPanelProps {
  last: LastBeep | null
  onChoose: (tag: string) => void
}

/** What the last beep was, to be read at arm's length; of what can mean several, the choice. */
export function BeepPanel({ last, onChoose }: BeepPanelProps) {
  if (!last) return <p className={styles.beep}>{text.hint}</p>
  const { candidate, verdict, code } = last
  return (
    <div className={styles.beep} data-verdict={verdict} data-testid="pallet-beep" data-n={last.n}>
      <Icon name={icons[verdict]} size={56} />
      <div role="status">
        <strong>{text.verdicts[verdict]}</strong>
        <span className="code">{candidate.assetTag ?? code}</span>
        {candidate.description !== null && <span>{candidate.description}</span>}
        {verdict === 'unknown' && <span>{text.unknownNext}</span>}
      </div>
      {verdict === 'ambiguous' && (
        <div className={styles.choose}>
          {candidate.tags.map((tag) => (
            <Button key={tag} variant="outlined" className="code" onClick={() => onChoose(tag)}>
              {tag}
            </Button>
          ))}
        </div>
      )}
      {candidate.caseId !== null && (
        <Button variant="outlined" component={Link} to={`/disposals/${candidate.caseId}`}>
          {text.goOn}
        </Button>
      )}
    </div>
  )
}

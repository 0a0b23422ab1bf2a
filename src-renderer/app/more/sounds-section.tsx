import Button from '@mui/material/Button'
import { appText } from '../../../src-shared/features/app/app-text.ts'
import { auditsText } from '../../../src-shared/features/audits/audits-text.ts'
import { verdictKinds } from '../../../src-shared/features/audits/verdict.ts'
import { Icon } from '../../components/icons/icon.tsx'
import { Card } from '../../components/page/card.tsx'
import { play } from '../../components/sound/play.ts'
import { signals } from '../../features/audits/scan/signals.ts'
import { VerdictTile } from '../../features/audits/verdict-tile.tsx'
import { SoundButtons } from '../shell/sound-buttons.tsx'
import styles from './sounds-section.module.css'

/** Volume and mute, and every verdict to be heard: the ear has to know them before the walk. */
export function SoundsSection() {
  return (
    <Card title={appText.sound.title}>
      <p>{appText.sound.explained}</p>
      <div className={styles.settings}>
        <SoundButtons />
      </div>
      <ul className={styles.signals}>
        {verdictKinds.map((kind) => (
          <li key={kind}>
            <span aria-hidden="true">
              <VerdictTile kind={kind} />
            </span>
            <span className={styles.word}>{auditsText.verdictWords[kind]}</span>
            <Button
              size="small"
              variant="text"
              startIcon={<Icon name="soundOn" size={16} />}
              aria-label={appText.sound.hear(auditsText.verdictWords[kind])}
              onClick={() => play(signals[kind], true)}
            >
              {appText.sound.test}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}

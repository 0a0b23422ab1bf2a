import { appText } from '../../../src-shared/features/app/app-text.ts'
import { sessionWindowText } from '../../../src-shared/features/session/session-window-text.ts'
import { Icon } from '../../components/icons/icon.tsx'
import { BackupItem } from '../../features/backups/backup-item.tsx'
import { useSession } from '../../features/session/session-context.ts'
import { SyncItem } from '../../features/sync/sync-item.tsx'
import { useHostState } from '../../host/connection-store.ts'
import { useEngine } from '../../host/engine-context.ts'
import { SchemeButton } from './scheme-button.tsx'
import { SoundButtons } from './sound-buttons.tsx'
import styles from './status-line.module.css'
import { UpdateItem } from './update-item.tsx'

/** The bottom line: who is working, on what, and whether the engine answers. */
export function StatusLine({ onKeys }: { onKeys: () => void }) {
  const { worker, organisation, askAgain } = useSession()
  const { connection } = useEngine()
  const state = useHostState(connection)
  return (
    <footer className={styles.line}>
      <button type="button" className={styles.item} onClick={askAgain} title={sessionWindowText.switchPerson}>
        <Icon name="person" size={15} />
        <span className="unseen">{sessionWindowText.switchPerson}: </span>
        {worker.name}
      </button>
      <span className={styles.item} title={sessionWindowText.organisation}>
        {organisation}
      </span>
      <span role="status" aria-label={appText.connection.label} className={styles.item} data-state={state}>
        <span className={styles.dot} aria-hidden="true" />
        {appText.connection[state]}
      </span>
      <SyncItem className={styles.item} />
      <BackupItem className={styles.item} />
      <span className={styles.gap} />
      <UpdateItem />
      <SoundButtons />
      <SchemeButton />
      <button type="button" className={styles.item} onClick={onKeys}>
        <Icon name="keyboard" size={16} />
        {appText.keys.title} <kbd>?</kbd>
      </button>
    </footer>
  )
}

import { lazy, Suspense, useState } from 'react'
import { appText } from '../../../src-shared/features/app/app-text.ts'
import { Icon } from '../../components/icons/icon.tsx'
import { useShell } from './shell-state.ts'
import styles from './status-line.module.css'

const UpdateDialog = lazy(() => import('./update-dialog.tsx'))

/** Says that a newer program waits. Nothing happens before somebody asks for it. */
export function UpdateItem() {
  const { update } = useShell()
  const [asking, setAsking] = useState(false)
  if (!update) return null
  return (
    <>
      <span role="status" className={styles.item}>
        {appText.update.ready(update.version)}
      </span>
      <button type="button" className={styles.item} onClick={() => setAsking(true)}>
        <Icon name="download" size={16} />
        {appText.update.ask}
      </button>
      {asking && (
        <Suspense fallback={null}>
          <UpdateDialog version={update.version} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  )
}

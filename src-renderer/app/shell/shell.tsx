import { Suspense } from 'react'
import { Outlet } from 'react-router'
import { appText } from '../../../src-shared/features/app/app-text.ts'
import { KeysDialog } from '../../components/keys/keys-dialog.tsx'
import { useKey } from '../../components/keys/use-key.ts'
import { useHappenings } from '../../features/events/use-happenings.ts'
import { SearchBox } from '../../features/search/search-box.tsx'
import { useMeteredTold } from '../../features/sync/use-metered-line.ts'
import { Notices } from './notices.tsx'
import { OpenedFileDialog } from './opened-file-dialog.tsx'
import { Rail } from './rail.tsx'
import styles from './shell.module.css'
import { useShell } from './shell-state.ts'
import { StatusLine } from './status-line.tsx'

/** The frame around every page. */
export function Shell() {
  const { keys, openedFile, set } = useShell()
  const showKeys = () => set({ keys: true })
  useHappenings()
  useMeteredTold()
  useKey('?', appText.keys.show, showKeys, { scope: 'everywhere' })
  useKey('F1', appText.keys.show, showKeys, { scope: 'everywhere' })
  return (
    <div className={styles.shell}>
      <a href="#page" className={styles.skip}>
        {appText.skipToContent}
      </a>
      <Rail />
      <div className={styles.middle}>
        <header className={styles.top}>
          <SearchBox />
        </header>
        <Suspense fallback={null}>
          <Outlet />
        </Suspense>
      </div>
      <Notices />
      <StatusLine onKeys={showKeys} />
      {keys && <KeysDialog onClose={() => set({ keys: false })} />}
      {openedFile !== null && (
        <OpenedFileDialog fileName={openedFile} onClose={() => set({ openedFile: null })} />
      )}
    </div>
  )
}

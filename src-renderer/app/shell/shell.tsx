import { Suspense, useState } from 'react'
import { Outlet } from 'react-router'
import { appText } from '../../../src-shared/features/app/app-text.ts'
import { KeysDialog } from '../../components/keys/keys-dialog.tsx'
import { useKey } from '../../components/keys/use-key.ts'
import { useHappenings } from '../../features/events/use-happenings.ts'
import { SearchBox } from '../../features/search/search-box.tsx'
import { Rail } from './rail.tsx'
import styles from './shell.module.css'
import { StatusLine } from './status-line.tsx'

/** The frame around every page. */
export function Shell() {
  const [showKeys, setShowKeys] = useState(false)
  useHappenings()
  useKey('?', appText.keys.show, () => setShowKeys(true), { scope: 'everywhere' })
  useKey('F1', appText.keys.show, () => setShowKeys(true), { scope: 'everywhere' })
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
      <StatusLine onKeys={() => setShowKeys(true)} />
      {showKeys && <KeysDialog onClose={() => setShowKeys(false)} />}
    </div>
  )
}

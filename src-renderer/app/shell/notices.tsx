import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { useNavigate } from 'react-router'
import { appText } from '../../../src-shared/features/app/app-text.ts'
import { Icon } from '../../components/icons/icon.tsx'
import type { IconName } from '../../components/icons/icon-paths.ts'
import { useEngine } from '../../host/engine-context.ts'
import styles from './notices.module.css'
import { useShell } from './shell-state.ts'

const shownFor = 20_000

/** What has to be said beside the work: in sight and to be heard, over the bottom of the page, never with the keyboard. */
export function Notices() {
  return (
    <div role="status" className={styles.notices}>
      <EngineRestarted />
      <WantedPage />
    </div>
  )
}

/** Says that the engine was lost and is back, after each time. */
function EngineRestarted() {
  const { connection } = useEngine()
  const restarts = useSyncExternalStore(connection.subscribe, connection.restarts)
  const [said, setSaid] = useState(restarts)
  useEffect(() => {
    if (restarts === said) return
    const timer = window.setTimeout(() => setSaid(restarts), shownFor)
    return () => window.clearTimeout(timer)
  }, [restarts, said])
  if (restarts === said) return null
  return <Notice icon="check" text={appText.engineRestarted} onClose={() => setSaid(restarts)} />
}

/** A link that came while something was being filled in. */
function WantedPage() {
  const navigate = useNavigate()
  const { wantedPage, set } = useShell()
  if (wantedPage === null) return null
  const leave = () => set({ wantedPage: null })
  return (
    <Notice icon="next" text={appText.wantedPage} onClose={leave}>
      <button
        type="button"
        className={styles.action}
        onClick={() => {
          leave()
          void navigate(wantedPage)
        }}
      >
        {appText.openPage}
      </button>
    </Notice>
  )
}

interface NoticeProps {
  icon: IconName
  text: string
  onClose: () => void
  children?: ReactNode
}

function Notice({ icon, text, onClose, children }: NoticeProps) {
  return (
    <div className={styles.notice}>
      <Icon name={icon} size={18} weight={2.2} />
      <p>{text}</p>
      {children}
      <button type="button" aria-label={appText.dismiss} className={styles.close} onClick={onClose}>
        <Icon name="close" size={16} />
      </button>
    </div>
  )
}

import { useState } from 'react'
import { sessionWindowText as text } from '../../../src-shared/features/session/session-window-text.ts'
import { useComputer } from '../computer/use-computer.ts'
import styles from './welcome-page.module.css'

/** What somebody should know before the first name is typed: where the data lives, and that it stays there. */
export function WhereDataLives({ onWish }: { onWish: (path: string) => void }) {
  const { data: computer } = useComputer()
  const [wished, setWished] = useState(false)
  if (!computer) return null
  return (
    <div className={styles.where}>
      <p>
        {text.dataLives} <span className="code">{computer.dataFolder}</span>. {text.nothingSent}
      </p>
      <p>
        {text.canMove}{' '}
        <a
          href="/more"
          onClick={(event) => {
            event.preventDefault()
            onWish('/more')
            setWished(true)
          }}
        >
          {text.toComputer}
        </a>
        . <span role="status">{wished && text.wished}</span>
      </p>
    </div>
  )
}

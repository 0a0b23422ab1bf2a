import type { ReactNode } from 'react'
import styles from './lines.module.css'

/** A short list in a card. */
export function Lines({ children }: { children: ReactNode }) {
  return <ul className={styles.lines}>{children}</ul>
}

interface LineProps {
  what: ReactNode
  /** what is to be known of it */
  says: ReactNode
  /** what can be done with it */
  children?: ReactNode
}

export function Line({ what, says, children }: LineProps) {
  return (
    <li>
      <span className={styles.what}>
        {what}
        <small>{says}</small>
      </span>
      {children}
    </li>
  )
}

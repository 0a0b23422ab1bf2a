import type { ReactNode } from 'react'
import styles from './row-footer.module.css'

interface RowFooterProps {
  name: string
  /** the whole of it, where the name is short */
  title?: string
  children: ReactNode
}

/** At the foot of a list: the row that is chosen, and what can be done with it. */
export function RowFooter({ name, title, children }: RowFooterProps) {
  return (
    <div className={styles.footer}>
      <strong className={styles.name} title={title}>
        {name}
      </strong>
      {children}
    </div>
  )
}

import type { ReactNode } from 'react'
import { Icon } from '../icons/icon.tsx'
import type { IconName } from '../icons/icon-paths.ts'
import styles from './empty-state.module.css'

interface EmptyStateProps {
  icon: IconName
  title: string
  /** what to do next */
  next: string
  children?: ReactNode
}

export function EmptyState({ icon, title, next, children }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <Icon name={icon} size={40} weight={1.2} />
      <h2>{title}</h2>
      <p>{next}</p>
      {children && <div className={styles.actions}>{children}</div>}
    </div>
  )
}

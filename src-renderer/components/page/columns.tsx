import type { ReactNode } from 'react'
import styles from './columns.module.css'

/** Cards side by side where there is room, else one below the other. */
export function Columns({ children }: { children: ReactNode }) {
  return <div className={styles.columns}>{children}</div>
}

/** Cards that stay below each other. */
export function Column({ children }: { children: ReactNode }) {
  return <div className={styles.column}>{children}</div>
}

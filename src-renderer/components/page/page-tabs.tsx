import { NavLink } from 'react-router'
import styles from './page-tabs.module.css'

interface PageTabsProps {
  label: string
  tabs: readonly { to: string; label: string }[]
  /** the page fills the window */
  filled: boolean
}

/** Pages that belong together, each with an address of its own, side by side at the top of each of them. */
export function PageTabs({ label, tabs, filled }: PageTabsProps) {
  return (
    <nav aria-label={label} className={styles.tabs} data-filled={filled}>
      {tabs.map(({ to, label: word }) => (
        <NavLink key={to} to={to} end className={styles.tab ?? ''}>
          {word}
        </NavLink>
      ))}
    </nav>
  )
}

import { type ReactNode, useEffect } from 'react'
import { appText } from '../../../src-shared/features/app/app-text.ts'
import { Icon } from '../icons/icon.tsx'
import styles from './page.module.css'

interface PageProps {
  title: string
  /** stands for the title where that alone would not do (a tag in its own face) */
  heading?: ReactNode
  /** what the page is about, in few words */
  about?: ReactNode
  /** leads to where the page belongs; Esc does the same */
  back?: { label: string; run: () => void }
  /** the main action comes last */
  actions?: ReactNode
  /** fills the window instead of scrolling as a whole */
  filled?: boolean
  children: ReactNode
}

export function Page({ title, heading, about, back, actions, filled = false, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · ${appText.name}`
  }, [title])
  return (
    <main id="page" className={styles.page} tabIndex={-1}>
      <header className={styles.header}>
        {back && (
          <button
            type="button"
            className={styles.back}
            aria-label={back.label}
            title={back.label}
            onClick={back.run}
          >
            <Icon name="back" size={22} />
          </button>
        )}
        <div className={styles.titles}>
          <h1>{heading ?? title}</h1>
          {about !== undefined && <div className={styles.about}>{about}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      <div className={filled ? styles.filled : styles.flowing}>{children}</div>
    </main>
  )
}

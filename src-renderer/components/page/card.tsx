import { type ReactNode, useId } from 'react'
import styles from './card.module.css'

/** A part of a page under a heading of its own. */
export function Card({ title, children }: { title: string; children: ReactNode }) {
  const titleId = useId()
  return (
    <section aria-labelledby={titleId} className={styles.card}>
      <h2 id={titleId}>{title}</h2>
      {children}
    </section>
  )
}

/** Buttons below what a card says. */
export function CardActions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>
}

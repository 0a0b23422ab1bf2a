import type { ReactNode } from 'react'
import { Icon } from '../icons/icon.tsx'
import styles from './problem.module.css'
import { sentenceOf } from './sentence-of.ts'

interface ProblemProps {
  /** nothing is shown without one */
  error: unknown
  /** what can be done about it */
  children?: ReactNode
}

/** A failure, beside the thing that caused it. */
export function Problem({ error, children }: ProblemProps) {
  if (error === null || error === undefined) return null
  return <ProblemText text={sentenceOf(error)}>{children}</ProblemText>
}

export function ProblemText({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div role="alert" className={styles.problem}>
      <Icon name="warning" />
      <div>
        <p>{text}</p>
        {children && <div className={styles.actions}>{children}</div>}
      </div>
    </div>
  )
}

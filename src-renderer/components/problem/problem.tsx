import type { ReactNode } from 'react'
import { Icon } from '../icons/icon.tsx'
import { CopyDetails } from './copy-details.tsx'
import styles from './problem.module.css'
import { sentenceOf } from './sentence-of.ts'

interface ProblemProps {
  /** nothing is shown without one */
  error: unknown
  /** where there is little room */
  small?: boolean
  /** what can be done about it */
  children?: ReactNode
}

/** A failure, beside the thing that caused it. */
export function Problem({ error, small = false, children }: ProblemProps) {
  if (error === null || error === undefined) return null
  const sentence = sentenceOf(error)
  return (
    <div className={styles.problem} data-small={small}>
      <Icon name="warning" size={small ? 16 : 20} />
      <div>
        <div role="alert">
          <p>{sentence}</p>
        </div>
        <div className={styles.actions}>
          {children}
          <CopyDetails key={sentence} error={error} />
        </div>
      </div>
    </div>
  )
}

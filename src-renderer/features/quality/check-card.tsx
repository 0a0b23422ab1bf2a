import type { ReactNode } from 'react'
import { qualityWindowText as text } from '../../../src-shared/features/quality/quality-window-text.ts'
import { formatNumber } from '../../components/format/format.ts'
import { Card } from '../../components/page/card.tsx'
import styles from './quality-page.module.css'

interface CheckCardProps {
  /** by which the counts lead to it */
  id: string
  title: string
  /** what it means, and what to do about it */
  about?: string
  count: number
  /** how many of them are named, where not all can be */
  shown?: number
  children: ReactNode
}

/** One kind of finding: how many there are, the first of them, and how they are mended. */
export function CheckCard({ id, title, about, count, shown = count, children }: CheckCardProps) {
  return (
    <div id={id} tabIndex={-1}>
      <Card title={`${title} (${formatNumber(count)})`}>
        {about && <p>{about}</p>}
        {children}
        {shown < count && (
          <p className={styles.more}>{text.more(formatNumber(shown), formatNumber(count))}</p>
        )}
      </Card>
    </div>
  )
}

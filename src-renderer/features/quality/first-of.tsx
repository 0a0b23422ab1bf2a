import Button from '@mui/material/Button'
import { type ReactNode, useState } from 'react'
import { qualityWindowText as text } from '../../../src-shared/features/quality/quality-window-text.ts'
import { formatNumber } from '../../components/format/format.ts'
import styles from './quality-page.module.css'

const shownFirst = 5

/** A list of findings: the first few, and the others once they are asked for. */
export function FirstOf<Item>({ items, row }: { items: readonly Item[]; row: (item: Item) => ReactNode }) {
  const [showsAll, setShowsAll] = useState(false)
  const shown = showsAll ? items : items.slice(0, shownFirst)
  const more = items.length - shown.length
  return (
    <>
      <ul className={styles.findings}>{shown.map(row)}</ul>
      {more > 0 && (
        <div>
          <Button size="small" variant="text" onClick={() => setShowsAll(true)}>
            {text.showMore(formatNumber(more))}
          </Button>
        </div>
      )}
    </>
  )
}

import { caseWindowText } from '../../../../../src-shared/features/disposals/case-window-text.ts'
import { disposalsText } from '../../../../../src-shared/features/disposals/disposals-text.ts'
import { Cell } from '../../../../components/rows/cells.tsx'
import type { CaseRow } from './case-rows.ts'
import styles from './media-part.module.css'
import { MediumState } from './medium-state.tsx'

const text = caseWindowText.media

/** One line of the working list. */
export function MediumCells({ row }: { row: CaseRow | undefined }) {
  if (!row) return null
  const { tag, medium, statedEmptyBy } = row
  if (!medium)
    return (
      <>
        <Cell className={`code ${styles.tag}`}>{tag}</Cell>
        <Cell
          className={statedEmptyBy === null ? styles.waits : styles.soft}
          style={{ gridColumn: 'span 5' }}
        >
          {statedEmptyBy === null ? text.notRecorded : text.empty(statedEmptyBy)}
        </Cell>
      </>
    )
  return (
    <>
      <Cell className={`code ${styles.tag}`}>{tag}</Cell>
      <Cell title={medium.model}>{[medium.manufacturer, medium.model].filter(Boolean).join(' ')}</Cell>
      <Cell className="code">{medium.serial}</Cell>
      <Cell>{disposalsText.outcomes[medium.demanded]}</Cell>
      <Cell>
        <MediumState medium={medium} />
      </Cell>
      <Cell className={`code ${styles.soft}`}>{medium.certificates.at(-1)}</Cell>
    </>
  )
}

import type { OutcomeItem } from '../../../../src-shared/features/audits/audits-message.ts'
import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import { reconcileWindowText as text } from '../../../../src-shared/features/audits/reconcile-window-text.ts'
import { Cell } from '../../../components/rows/cells.tsx'
import choosing from '../../../components/rows/choosing.module.css'
import { movedWords } from '../moved-words.ts'
import styles from './item-cells.module.css'

/** What there is to decide, and what was decided about it. */
export function ItemCells({ item, chosen }: { item: OutcomeItem | undefined; chosen: boolean }) {
  if (!item) return null
  const { decision } = item
  return (
    <>
      <Cell className={choosing.mark}>
        <span className={choosing.box} data-chosen={chosen ? '' : undefined} />
      </Cell>
      <Cell className={`code ${styles.tag}`}>{item.assetTag ?? item.code}</Cell>
      <Cell>{item.description}</Cell>
      <Cell className={styles.soft}>{item.expectedPlace}</Cell>
      <Cell className={styles.soft} title={movedWords(item.moved) || undefined}>
        {item.seenPlace ?? movedWords(item.moved)}
      </Cell>
      <Cell className={lookOf(decision)} title={decision?.reason ?? undefined}>
        {decision ? wordsOf(decision) : text.undecided}
      </Cell>
    </>
  )
}

function lookOf(decision: OutcomeItem['decision']): string | undefined {
  if (!decision) return styles.soft
  return decision.needsApproval && decision.approvedBy === null ? styles.waits : styles.decided
}

function wordsOf({ decision, needsApproval, approvedBy }: NonNullable<OutcomeItem['decision']>): string {
  const word = auditsText.decisionWords[decision]
  if (!needsApproval) return word
  return `${word}, ${approvedBy === null ? text.waits : text.approved(approvedBy)}`
}

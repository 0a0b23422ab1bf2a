import ToggleButton from '@mui/material/ToggleButton'
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { caseWindowText } from '../../../../../src-shared/features/disposals/case-window-text.ts'
import {
  type ChecklistAnswer,
  type ChecklistItem,
  checklistAnswers,
  checklistGaps,
  checklistItems,
} from '../../../../../src-shared/features/disposals/checklist.ts'
import type { CaseView } from '../../../../../src-shared/features/disposals/disposals-message.ts'
import { disposalsText } from '../../../../../src-shared/features/disposals/disposals-text.ts'
import { formatMoment } from '../../../../components/format/format.ts'
import { KeyHint } from '../../../../components/keys/key-hint.tsx'
import { useKey } from '../../../../components/keys/use-key.ts'
import { WordField } from '../../../../components/page/word-field.tsx'
import { Problem } from '../../../../components/problem/problem.tsx'
import { useEngine } from '../../../../host/engine-context.ts'
import { useSession } from '../../../session/session-context.ts'
import casePage from '../case-page.module.css'
import styles from './checklist-part.module.css'

const text = caseWindowText.checklist
const keys: Record<ChecklistAnswer, string> = { yes: 'Y', no: 'N', na: 'A' }

/** The checklist before release, item by item: arrow keys lead through it, a letter answers. */
export function ChecklistPart({ disposal }: { disposal: CaseView }) {
  const { client } = useEngine()
  const { worker } = useSession()
  const given = new Map(disposal.checklist.map((row) => [row.item, row]))
  const { unanswered, blocking } = checklistGaps(new Map([...given].map(([item, row]) => [item, row.answer])))
  const [active, setActive] = useState(() =>
    Math.max(0, checklistItems.indexOf(unanswered[0] ?? 'legalHold')),
  )
  const [by, setBy] = useState(worker.name)
  const answer = useMutation({
    mutationFn: (order: { item: ChecklistItem; answer: ChecklistAnswer }) =>
      client.disposals.answer({ caseId: disposal.caseId, by: by.trim(), ...order }),
  })
  const here = checklistItems[active] ?? 'legalHold'
  const move = (to: number) => setActive(Math.max(0, Math.min(checklistItems.length - 1, to)))
  const take = (item: ChecklistItem, word: ChecklistAnswer) => {
    if (by.trim() === '') return
    answer.mutate({ item, answer: word })
    move(checklistItems.indexOf(item) + 1)
  }
  useKey('ArrowDown', text.next, () => move(active + 1))
  useKey('ArrowUp', text.previous, () => move(active - 1))
  useKey('Y', text.answers.yes, () => take(here, 'yes'))
  useKey('N', text.answers.no, () => take(here, 'no'))
  useKey('A', text.answers.na, () => take(here, 'na'))
  return (
    <div className={casePage.flowing}>
      <div className={styles.head}>
        <p>{text.explained}</p>
        <WordField label={text.answeredBy} value={by} required onChange={setBy} />
      </div>
      <Problem error={answer.error} />
      <ol aria-label={text.list} className={styles.items}>
        {checklistItems.map((item, index) => {
          const row = given.get(item)
          const isBlocking = blocking.includes(item)
          return (
            <li key={item} data-active={index === active} data-item={item}>
              <span className={styles.what}>
                <strong>{disposalsText.items[item]}</strong>
                <small className={isBlocking ? casePage.bad : row ? casePage.good : undefined}>
                  {row ? text.said(text.answers[row.answer], row.by, formatMoment(row.at)) : text.open}
                  {isBlocking && ` · ${text.blocks}`}
                </small>
              </span>
              <ToggleButtonGroup exclusive value={row?.answer ?? null} aria-label={disposalsText.items[item]}>
                {checklistAnswers.map((word) => (
                  <ToggleButton key={word} value={word} onClick={() => take(item, word)}>
                    {text.answers[word]}
                    {index === active && <KeyHint keys={keys[word]} />}
                  </ToggleButton>
                ))}
              </ToggleButtonGroup>
            </li>
          )
        })}
      </ol>
    </div>
  )
}

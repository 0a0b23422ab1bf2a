import { type KeyboardEvent, useState } from 'react'
import { caseWindowText } from '../../../../../src-shared/features/disposals/case-window-text.ts'
import type { CaseView } from '../../../../../src-shared/features/disposals/disposals-message.ts'
import { useKey } from '../../../../components/keys/use-key.ts'
import { Problem } from '../../../../components/problem/problem.tsx'
import { ColumnHead } from '../../../../components/rows/cells.tsx'
import { VirtualGrid } from '../../../../components/rows/virtual-grid.tsx'
import { CodeField } from '../../../../components/scan/code-field.tsx'
import { AddMediumDialog } from './add-medium-dialog.tsx'
import { type Asked, nextStepOf, rowsOf } from './case-rows.ts'
import { ChosenPanel } from './chosen-panel.tsx'
import { FailDialog } from './fail-dialog.tsx'
import styles from './media-part.module.css'
import { MediumCells } from './medium-cells.tsx'
import { NoMediaDialog } from './no-media-dialog.tsx'
import { SanitizeDialog } from './sanitize-dialog.tsx'
import { UnsanitizedDialog } from './unsanitized-dialog.tsx'
import { useBench } from './use-bench.ts'
import { VerifyDialog } from './verify-dialog.tsx'

const text = caseWindowText.media
const columns =
  'minmax(96px, 0.9fr) minmax(120px, 1.4fr) minmax(140px, 1.2fr) 64px minmax(194px, 1.1fr) minmax(145px, 0.8fr)'
/** Lines by which a key moves in the list. */
const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }

/**
 * The working list of a case at the bench: the scan field has the keyboard, a beep chooses an asset or a drive, Enter does
 * what comes next with it.
 */
export function MediaPart({ disposal }: { disposal: CaseView }) {
  const rows = rowsOf(disposal)
  const [asked, setAsked] = useState<Asked | null>(null)
  const bench = useBench(disposal.caseId, rows, () => setAsked('add'))
  const row = rows[bench.active]
  const medium = row?.medium ?? null
  const next = row ? nextStepOf(row) : null
  const ask = (what: Asked | null) => what && setAsked(what)
  const close = () => {
    setAsked(null)
    bench.forget()
  }
  const canAdd = row !== undefined && row.statedEmptyBy === null
  const canFail = medium !== null && (medium.state === 'pending' || medium.state === 'sanitized')
  useKey('F2', text.add, () => ask('add'), { when: canAdd })
  useKey('F4', text.none, () => ask('none'), { when: canAdd && !medium })
  useKey('F7', text.sanitize, () => ask('sanitize'), { when: medium !== null })
  useKey('F8', text.verify, () => ask('verify'), { when: medium?.state === 'sanitized' })
  useKey('F9', text.fail, () => ask('fail'), { when: canFail })
  const onKey = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean => {
    const by = moves[key]
    if (by === undefined || ctrlKey || metaKey || altKey) return false
    bench.moveTo(bench.active + by)
    return true
  }

  return (
    <div className={styles.part}>
      <div className={styles.work}>
        <div className={styles.field}>
          <CodeField
            label={text.field}
            hint={text.fieldHint}
            onCode={bench.scan}
            onEnter={() => ask(next)}
            onKey={onKey}
          />
          <p role="status" data-testid="bench-said" data-n={bench.said?.n} className={styles.said}>
            {bench.said?.says}
          </p>
        </div>
        <Problem error={bench.error} small />
        <VirtualGrid
          label={text.list}
          columns={columns}
          rowHeight={44}
          narrowLines={6}
          total={rows.length}
          active={bench.active}
          onActive={bench.moveTo}
          onOpen={() => ask(next)}
          head={Object.entries(text.columns).map(([key, word]) => <ColumnHead key={key}>{word}</ColumnHead>)}
          row={(index) => <MediumCells row={rows[index]} />}
        />
      </div>
      <ChosenPanel disposal={disposal} row={row} onAsk={ask} />
      {row && asked === 'add' && (
        <AddMediumDialog disposal={disposal} tag={row.tag} serial={bench.fresh} onClose={close} />
      )}
      {row && asked === 'none' && <NoMediaDialog caseId={disposal.caseId} tag={row.tag} onClose={close} />}
      {medium && asked === 'sanitize' && (
        <SanitizeDialog disposal={disposal} medium={medium} onFail={() => setAsked('fail')} onClose={close} />
      )}
      {medium && asked === 'unsanitized' && (
        <UnsanitizedDialog disposal={disposal} medium={medium} onClose={close} />
      )}
      {medium && asked === 'verify' && <VerifyDialog disposal={disposal} medium={medium} onClose={close} />}
      {medium && asked === 'fail' && <FailDialog caseId={disposal.caseId} medium={medium} onClose={close} />}
    </div>
  )
}

import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { type ReactNode, useEffect, useState } from 'react'
import { assetsWindowText as text } from '../../../../src-shared/features/assets/assets-window-text.ts'
import { bulkEditWindowText } from '../../../../src-shared/features/assets/bulk-edit-window-text.ts'
import { formatNumber } from '../../../components/format/format.ts'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { FormDialog } from '../../../components/page/form-dialog.tsx'
import { BulkWorkButton } from '../bulk/bulk-work-button.tsx'
import styles from './list-footer.module.css'
import { type SeenRows, useSeenRows } from './seen-rows.ts'
import { type AssetListState, mostAtOnce } from './use-asset-list.ts'

interface ListFooterProps {
  list: AssetListState
  total: number
  /** what became of copying, if it was asked for */
  copied: string
  onCopy: () => void
  onEdit: () => void
  /** what else can be done with what is chosen */
  children?: ReactNode
}

/** The row one is at while it is seen, else those that are. Drawn anew with each step of scrolling, and nothing else with it. */
function Position({ active, seen, total }: { active: number; seen: SeenRows; total: number }) {
  const { top, bottom } = useSeenRows(seen)
  const isActiveSeen = active >= top && active <= bottom
  return isActiveSeen
    ? text.rowOf(formatNumber(active + 1), formatNumber(total))
    : text.rowsOf(formatNumber(top + 1), formatNumber(bottom + 1), formatNumber(total))
}

/** Where in the list one is, and what of it is chosen. */
export function ListFooter({ list, total, copied, onCopy, onEdit, children }: ListFooterProps) {
  const [isGoing, setIsGoing] = useState(false)
  const [gone, setGone] = useState(0)
  useEffect(() => {
    // The keyboard goes on in the list, after the dialog has given it back to the button.
    if (gone > 0) document.querySelector<HTMLElement>('#page [role=grid]')?.focus({ preventScroll: true })
  }, [gone])
  const { active, count } = list
  return (
    <div className={styles.footer}>
      <button type="button" className={styles.position} title={text.goToRow} onClick={() => setIsGoing(true)}>
        <Position active={active} seen={list.seen} total={total} />
      </button>
      <span role="status" className={styles.said}>
        {list.isTooMuch ? text.tooMuch(formatNumber(mostAtOnce)) : copied}
      </span>
      <BulkWorkButton />
      {count > 0 && (
        <>
          <strong data-testid="chosen">{text.chosen(formatNumber(count))}</strong>
          <Button size="small" variant="outlined" onClick={onEdit}>
            {bulkEditWindowText.edit}
            <KeyHint keys="E" />
          </Button>
          {children}
          <Button size="small" variant="outlined" onClick={onCopy}>
            {text.copy}
            <KeyHint keys="Ctrl+C" />
          </Button>
          {count < total && (
            <Button size="small" variant="text" onClick={list.chooseAll}>
              {text.chooseAll(formatNumber(total))}
              <KeyHint keys="Ctrl+A" />
            </Button>
          )}
          <Button size="small" variant="text" onClick={list.chooseNone}>
            {text.chooseNone}
            <KeyHint keys="Escape" />
          </Button>
        </>
      )}
      {isGoing && (
        <GoToRow
          total={total}
          onClose={() => setIsGoing(false)}
          onRow={(row) => {
            list.goTo(row)
            setIsGoing(false)
            setGone((times) => times + 1)
          }}
        />
      )}
    </div>
  )
}

interface GoToRowProps {
  total: number
  onRow: (row: number) => void
  onClose: () => void
}

function GoToRow({ total, onRow, onClose }: GoToRowProps) {
  const [typed, setTyped] = useState('')
  const row = Number(typed.replace(/\D/g, ''))
  return (
    <FormDialog
      title={text.goToRow}
      submit={text.go}
      busy={false}
      canSubmit={row >= 1 && row <= total}
      error={null}
      maxWidth="xs"
      onSubmit={() => onRow(row - 1)}
      onClose={onClose}
    >
      <TextField
        autoFocus
        label={text.rowNumber(formatNumber(total))}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        slotProps={{ htmlInput: { inputMode: 'numeric' } }}
      />
    </FormDialog>
  )
}

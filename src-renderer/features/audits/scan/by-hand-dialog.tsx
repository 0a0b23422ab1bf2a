import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { auditsWindowText as text } from '../../../../src-shared/features/audits/audits-window-text.ts'
import type { Condition } from '../../../../src-shared/features/audits/capture.ts'
import { FormDialog } from '../../../components/page/form-dialog.tsx'
import { ConditionField } from './condition-field.tsx'
import type { Scanned } from './desk-state.ts'

interface ByHandDialogProps {
  onRecord: (scanned: Omit<Scanned, 'location'>) => void
  onClose: () => void
}

/** Records what is seen with more than its code: condition, a note, and what is wrong with a label that cannot be read. */
export function ByHandDialog({ onRecord, onClose }: ByHandDialogProps) {
  const [code, setCode] = useState('')
  const [labelDamage, setLabelDamage] = useState('')
  const [condition, setCondition] = useState<Condition | ''>('')
  const [note, setNote] = useState('')
  const record = () => {
    const damage = labelDamage.trim()
    onRecord({
      code: code.trim(),
      ...(damage === '' ? { method: 'typed' } : { method: 'byHand', labelDamage: damage }),
      ...(condition !== '' && { condition }),
      ...(note.trim() !== '' && { note: note.trim() }),
    })
    onClose()
  }
  return (
    <FormDialog
      title={text.byHand}
      submit={text.record}
      busy={false}
      canSubmit={code.trim() !== ''}
      error={null}
      onSubmit={record}
      onClose={onClose}
    >
      <p style={{ color: 'var(--ink-2)' }}>{text.byHandExplained}</p>
      <TextField
        label={text.tagOrSerial}
        value={code}
        autoFocus
        required
        autoComplete="off"
        onChange={(event) => setCode(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 1000 } }}
      />
      <TextField
        label={text.labelDamage}
        helperText={text.labelDamageHint}
        value={labelDamage}
        onChange={(event) => setLabelDamage(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <ConditionField value={condition} onChange={setCondition} />
      <TextField
        label={text.note}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 1000 } }}
      />
    </FormDialog>
  )
}

import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import TextField from '@mui/material/TextField'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { caseWindowText } from '../../../../../src-shared/features/disposals/case-window-text.ts'
import type { CaseView } from '../../../../../src-shared/features/disposals/disposals-message.ts'
import { disposalsText } from '../../../../../src-shared/features/disposals/disposals-text.ts'
import {
  type Confidentiality,
  confidentialities,
  type MediumType,
  mediumTypes,
} from '../../../../../src-shared/features/disposals/medium.ts'
import { ChoiceField, choicesOf } from '../../../../components/page/choice-field.tsx'
import { FormDialog } from '../../../../components/page/form-dialog.tsx'
import { WordField } from '../../../../components/page/word-field.tsx'
import { useEngine } from '../../../../host/engine-context.ts'
import { useRefreshedCase } from '../use-case.ts'
import styles from './media-part.module.css'

const text = caseWindowText.add
const bytesOfGigabyte = 1_000_000_000

interface Like {
  manufacturer: string
  model: string
  type: MediumType
  /** gigabytes, as typed */
  size: string
}
/** What the last medium was: forty laptops of one kind have drives of one kind. */
let last: Like = { manufacturer: '', model: '', type: 'ssd', size: '' }

interface AddMediumDialogProps {
  disposal: CaseView
  tag: string
  /** what was scanned; empty: nothing yet */
  serial: string
  onClose: () => void
}

/** Records a medium of an asset. */
export function AddMediumDialog({ disposal, tag: first, serial: scanned, onClose }: AddMediumDialogProps) {
  const { client } = useEngine()
  const refreshed = useRefreshedCase()
  const [tag, setTag] = useState(first)
  const [serial, setSerial] = useState(scanned)
  const [like, setLike] = useState(last)
  const [confidentiality, setConfidentiality] = useState<Confidentiality | ''>('')
  const [isRemoved, setIsRemoved] = useState(false)
  const bytes = Math.round(Number(like.size.replace(',', '.')) * bytesOfGigabyte)
  const isSizeFit = like.size.trim() === '' || (Number.isSafeInteger(bytes) && bytes >= 0)
  const add = useMutation({
    mutationFn: () =>
      client.disposals.addMedium({
        caseId: disposal.caseId,
        tag: tag.trim(),
        serial: serial.trim(),
        model: like.model.trim(),
        type: like.type,
        isRemoved,
        ...(like.manufacturer.trim() !== '' && { manufacturer: like.manufacturer.trim() }),
        ...(like.size.trim() !== '' && { size: bytes }),
        ...(confidentiality !== '' && { confidentiality }),
      }),
    onSuccess: async () => {
      last = like
      await refreshed()
      onClose()
    },
  })
  const change = (part: Partial<Like>) => setLike({ ...like, ...part })
  return (
    <FormDialog
      title={text.title}
      submit={text.submit}
      busy={add.isPending}
      canSubmit={tag.trim() !== '' && serial.trim() !== '' && like.model.trim() !== '' && isSizeFit}
      error={add.error}
      onSubmit={() => add.mutate()}
      onClose={onClose}
    >
      <div className={styles.row}>
        <WordField label={text.tag} value={tag} required onChange={setTag} />
        <WordField
          label={text.serial}
          value={serial}
          required
          autoFocus={scanned === ''}
          onChange={setSerial}
        />
      </div>
      <div className={styles.row}>
        <WordField
          label={text.model}
          value={like.model}
          required
          autoFocus={scanned !== ''}
          onChange={(model) => change({ model })}
        />
        <WordField
          label={text.manufacturer}
          value={like.manufacturer}
          onChange={(manufacturer) => change({ manufacturer })}
        />
      </div>
      <div className={styles.row}>
        <ChoiceField
          label={text.type}
          value={like.type}
          choices={choicesOf(mediumTypes, disposalsText.types)}
          required
          onChange={(type) => change({ type })}
        />
        <TextField
          label={text.size}
          value={like.size}
          error={!isSizeFit}
          onChange={(event) => change({ size: event.target.value })}
          slotProps={{ htmlInput: { inputMode: 'decimal', maxLength: 12 } }}
        />
      </div>
      <ChoiceField<Confidentiality | ''>
        label={text.confidentiality}
        value={confidentiality}
        choices={[
          { value: '', label: text.asCase(disposalsText.confidentialities[disposal.confidentiality]) },
          ...choicesOf(confidentialities, disposalsText.confidentialities),
        ]}
        showEmpty
        onChange={setConfidentiality}
      />
      <FormControlLabel
        control={<Checkbox checked={isRemoved} onChange={(event) => setIsRemoved(event.target.checked)} />}
        label={text.removed}
      />
      <p className={styles.soft}>{text.again}</p>
    </FormDialog>
  )
}

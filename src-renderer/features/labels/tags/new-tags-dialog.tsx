import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { labelsWindowText } from '../../../../src-shared/features/labels/labels-window-text.ts'
import type { ShownTagBlock, ShownTagScheme } from '../../../../src-shared/features/labels/tags-contract.ts'
import { FormDialog } from '../../../components/page/form-dialog.tsx'
import { useEngine } from '../../../host/engine-context.ts'

const text = labelsWindowText.tags

interface NewTagsDialogProps {
  schemes: readonly ShownTagScheme[]
  onClose: () => void
  onDone: (block: ShownTagBlock) => void
}

/** Hands out tags for equipment to come. */
export function NewTagsDialog({ schemes, onClose, onDone }: NewTagsDialogProps) {
  const { client } = useEngine()
  const [count, setCount] = useState('')
  const [scheme, setScheme] = useState('')
  const [note, setNote] = useState('')
  const number = Number(count)
  const hand = useMutation({
    mutationFn: () => client.tags.makeBlock({ count: number, note, ...(scheme !== '' && { scheme }) }),
    onSuccess: onDone,
  })
  const inUse = schemes.filter(({ archivedAt }) => archivedAt === null)
  return (
    <FormDialog
      title={text.newTags}
      submit={text.handOut}
      busy={hand.isPending}
      canSubmit={Number.isInteger(number) && number >= 1}
      error={hand.error}
      maxWidth="xs"
      onSubmit={() => hand.mutate()}
      onClose={onClose}
    >
      <TextField
        autoFocus
        required
        label={text.count}
        value={count}
        onChange={({ target }) => setCount(target.value.replace(/\D/g, ''))}
        slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 5 } }}
      />
      {inUse.length > 0 && (
        <TextField
          select
          label={text.scheme}
          value={scheme}
          onChange={({ target }) => setScheme(target.value)}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        >
          <MenuItem value="">{text.usualScheme}</MenuItem>
          {inUse.map(({ id, name, next }) => (
            <MenuItem key={id} value={name}>
              {`${name} (${next === null ? text.full : text.next(next)})`}
            </MenuItem>
          ))}
        </TextField>
      )}
      <TextField label={text.note} value={note} onChange={({ target }) => setNote(target.value)} />
    </FormDialog>
  )
}

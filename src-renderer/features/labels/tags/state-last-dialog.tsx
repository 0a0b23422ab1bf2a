import TextField from '@mui/material/TextField'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { labelsWindowText } from '../../../../src-shared/features/labels/labels-window-text.ts'
import type { ShownTagScheme } from '../../../../src-shared/features/labels/tags-contract.ts'
import { FormDialog } from '../../../components/page/form-dialog.tsx'
import { useEngine } from '../../../host/engine-context.ts'

const text = labelsWindowText.tags

/** Asks for the last tag of a scheme that was used, after data was restored. */
export function StateLastDialog({ scheme, onClose }: { scheme: ShownTagScheme; onClose: () => void }) {
  const { client } = useEngine()
  const [tag, setTag] = useState('')
  const state = useMutation({
    mutationFn: () => client.tags.stateLastTag({ scheme: scheme.name, lastTag: tag.trim() || null }),
    onSuccess: onClose,
  })
  return (
    <FormDialog
      title={scheme.name}
      submit={text.stateIt}
      busy={state.isPending}
      error={state.error}
      maxWidth="xs"
      onSubmit={() => state.mutate()}
      onClose={onClose}
    >
      <p>{text.rests}</p>
      <TextField
        autoFocus
        label={text.lastTag}
        helperText={text.lastTagHint}
        value={tag}
        onChange={({ target }) => setTag(target.value)}
      />
    </FormDialog>
  )
}

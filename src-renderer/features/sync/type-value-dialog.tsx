import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { FormDialog } from '../../components/page/form-dialog.tsx'

interface TypeValueDialogProps {
  title: string
  explained: string
  /** what can be written, with what stands there at first */
  fields: readonly { name: string; label: string; value: string }[]
  submit: string
  busy: boolean
  error: unknown
  /** @param values of all fields; null where nothing is written */
  onSubmit: (values: Record<string, string | null>) => void
  onClose: () => void
}

/** Asks for values that are to stand in fields. */
export function TypeValueDialog(props: TypeValueDialogProps) {
  const { title, explained, fields, submit, busy, error, onSubmit, onClose } = props
  const [values, setValues] = useState(() =>
    Object.fromEntries(fields.map(({ name, value }) => [name, value])),
  )
  return (
    <FormDialog
      title={title}
      submit={submit}
      busy={busy}
      error={error}
      onSubmit={() =>
        onSubmit(Object.fromEntries(fields.map(({ name }) => [name, values[name]?.trim() || null])))
      }
      onClose={onClose}
    >
      {fields.map(({ name, label }, index) => (
        <TextField
          key={name}
          label={label}
          value={values[name]}
          autoFocus={index === 0}
          multiline
          maxRows={6}
          onChange={(event) => setValues({ ...values, [name]: event.target.value })}
          slotProps={{ htmlInput: { maxLength: 20_000 } }}
        />
      ))}
      <p style={{ color: 'var(--ink-2)' }}>{explained}</p>
    </FormDialog>
  )
}

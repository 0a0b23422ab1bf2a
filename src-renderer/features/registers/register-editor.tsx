import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { registersWindowText as text } from '../../../src-shared/features/registers/registers-window-text.ts'
import { FormDialog } from '../../components/page/form-dialog.tsx'
import { useEngine } from '../../host/engine-context.ts'
import { ModelPicture } from '../attachments/model-picture.tsx'
import { saveRow } from './register-calls.ts'
import type { ListDefinition, ListRow, RowField, RowForm } from './register-definitions.ts'
import { RegisterInput } from './register-input.tsx'

interface RegisterEditorProps {
  definition: ListDefinition
  /** null: a new one is made */
  row: ListRow | null
  onSaved: (name: string) => void
  onClose: () => void
}

/** The fields of a row, to be written. */
export function RegisterEditor({ definition, row, onSaved, onClose }: RegisterEditorProps) {
  const engine = useEngine()
  const [form, setForm] = useState<RowForm>(() => row?.form ?? firstForm(definition.fields))
  const [revision, setRevision] = useState(row?.revision ?? 0)
  const save = useMutation({
    mutationFn: () => saveRow(engine, definition.name, row && { ...row, revision }, form),
    onSuccess: () => onSaved(String(form.name)),
  })
  const { addTitle, editTitle } = text.lists[definition.name]
  const fields = definition.fields.filter(({ when }) => when?.(form) ?? true)
  const isComplete = fields.every(({ name, required }) => !required || String(form[name] ?? '').trim() !== '')
  return (
    <FormDialog
      title={row ? editTitle : addTitle}
      submit={row ? text.save : text.add}
      busy={save.isPending}
      canSubmit={isComplete}
      error={save.error}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      {fields.map((field, index) => (
        <RegisterInput
          key={field.name}
          field={field}
          value={form[field.name] ?? ''}
          autoFocus={index === 0}
          disabled={field.fixed === true && row !== null}
          onChange={(value) => setForm({ ...form, [field.name]: value })}
        />
      ))}
      {row && definition.name === 'models' && (
        <ModelPicture
          modelId={row.id}
          sha256={String(row.form.picture ?? '') || null}
          onChanged={setRevision}
        />
      )}
      {row && row.formerly.length > 0 && <p>{text.formerly(row.formerly.join(', '))}</p>}
    </FormDialog>
  )
}

/** A new row: of a choice that has to be made the first value. */
const firstForm = (fields: readonly RowField[]): RowForm =>
  Object.fromEntries(
    fields.map(({ name, kind, choices }) => [name, kind === 'flag' ? false : (choices?.[0]?.value ?? '')]),
  )

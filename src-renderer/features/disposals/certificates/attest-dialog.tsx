import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { caseWindowText } from '../../../../src-shared/features/disposals/case-window-text.ts'
import { FormDialog } from '../../../components/page/form-dialog.tsx'
import { WordField } from '../../../components/page/word-field.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { useSession } from '../../session/session-context.ts'

const text = caseWindowText.certificates
const fields = ['title', 'organisation', 'location', 'phone'] as const
type Typed = Partial<Record<(typeof fields)[number], string>>

/** Says who somebody is who attests: what NIST SP 800-88 wants printed beside a name. */
export function AttestDialog({ onClose }: { onClose: () => void }) {
  const { calls, client } = useEngine()
  const { worker } = useSession()
  const { data, error } = useQuery(calls.disposals.contacts.queryOptions())
  const [name, setName] = useState(worker.name)
  const [typed, setTyped] = useState<Typed>({})
  const contacts = data?.contacts ?? []
  const known = contacts.find((contact) => contact.name === name.trim())
  const shownOf = (field: keyof Typed) => typed[field] ?? known?.[field] ?? ''
  const keep = useMutation({
    mutationFn: () =>
      client.disposals.keepContact({
        name: name.trim(),
        ...Object.fromEntries(
          fields.flatMap((field) => (shownOf(field).trim() === '' ? [] : [[field, shownOf(field).trim()]])),
        ),
      }),
    onSuccess: onClose,
  })
  return (
    <FormDialog
      title={text.attestTitle}
      submit={text.attestKeep}
      busy={keep.isPending}
      canSubmit={name.trim() !== '' && data !== undefined}
      error={keep.error}
      onSubmit={() => keep.mutate()}
      onClose={onClose}
    >
      <p style={{ color: 'var(--ink-2)' }}>{text.attestExplained}</p>
      {contacts.length > 0 && <p>{text.attestKept(contacts.map((contact) => contact.name).join(', '))}</p>}
      <WordField
        label={text.attestFields.name}
        value={name}
        required
        autoFocus
        onChange={(value) => {
          setName(value)
          setTyped({})
        }}
      />
      {fields.map((field) => (
        <WordField
          key={field}
          label={text.attestFields[field]}
          value={shownOf(field)}
          onChange={(value) => setTyped({ ...typed, [field]: value })}
        />
      ))}
      <Problem error={error} small />
    </FormDialog>
  )
}

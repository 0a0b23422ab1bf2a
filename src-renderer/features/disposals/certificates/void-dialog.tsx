import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { caseWindowText } from '../../../../src-shared/features/disposals/case-window-text.ts'
import { FormDialog } from '../../../components/page/form-dialog.tsx'
import { WordField } from '../../../components/page/word-field.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { useSession } from '../../session/session-context.ts'

const text = caseWindowText.certificates

/** Makes a certificate void, in the names of two people. */
export function VoidDialog({ number, onClose }: { number: string; onClose: () => void }) {
  const { client } = useEngine()
  const { worker } = useSession()
  const [reason, setReason] = useState('')
  const [by, setBy] = useState(worker.name)
  const [second, setSecond] = useState('')
  const end = useMutation({
    mutationFn: () =>
      client.disposals.voidCertificate({
        number,
        reason: reason.trim(),
        by: by.trim(),
        second: second.trim(),
      }),
    onSuccess: onClose,
  })
  return (
    <FormDialog
      title={text.voidTitle(number)}
      submit={text.void}
      busy={end.isPending}
      canSubmit={[reason, by, second].every((word) => word.trim() !== '')}
      error={end.error}
      onSubmit={() => end.mutate()}
      onClose={onClose}
    >
      <p style={{ color: 'var(--ink-2)' }}>{text.voidExplained}</p>
      <WordField label={text.reason} value={reason} required autoFocus onChange={setReason} longest={1000} />
      <WordField label={text.first} value={by} required onChange={setBy} />
      <WordField label={text.second} value={second} required onChange={setSecond} />
    </FormDialog>
  )
}

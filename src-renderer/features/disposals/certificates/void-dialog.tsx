import TextField from '@mui/material/TextField'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { caseWindowText } from '../../../../src-shared/features/disposals/case-window-text.ts'
import { FormDialog } from '../../../components/page/form-dialog.tsx'
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
      <TextField
        label={text.reason}
        value={reason}
        required
        autoFocus
        onChange={(event) => setReason(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 1000 } }}
      />
      <TextField label={text.first} value={by} required onChange={(event) => setBy(event.target.value)} />
      <TextField
        label={text.second}
        value={second}
        required
        onChange={(event) => setSecond(event.target.value)}
      />
    </FormDialog>
  )
}

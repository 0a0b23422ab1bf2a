import TextField from '@mui/material/TextField'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaseView, ShownMedium } from '../../../../../src-shared/features/disposals/disposals-message.ts'
import { vendorsWindowText as text } from '../../../../../src-shared/features/disposals/vendors/vendors-window-text.ts'
import { FormDialog } from '../../../../components/page/form-dialog.tsx'
import { useEngine } from '../../../../host/engine-context.ts'
import { useRefreshedCase } from '../use-case.ts'
import styles from './media-part.module.css'

interface UnsanitizedDialogProps {
  disposal: CaseView
  medium: ShownMedium
  onClose: () => void
}

/** Somebody approves that a medium leaves without being sanitized, under seal, to a vendor that may destroy it. */
export function UnsanitizedDialog({ disposal, medium, onClose }: UnsanitizedDialogProps) {
  const { client } = useEngine()
  const refreshed = useRefreshedCase()
  const [by, setBy] = useState('')
  const [seal, setSeal] = useState('')
  const [reason, setReason] = useState('')
  const approve = useMutation({
    mutationFn: () =>
      client.disposals.approveUnsanitized({
        caseId: disposal.caseId,
        mediumId: medium.mediumId,
        by: by.trim(),
        seal: seal.trim(),
        reason: reason.trim(),
      }),
    onSuccess: async () => {
      await refreshed()
      onClose()
    },
  })
  return (
    <FormDialog
      title={text.unsanitizedTitle(medium.serial)}
      submit={text.approve}
      busy={approve.isPending}
      canSubmit={[by, seal, reason].every((word) => word.trim() !== '')}
      error={approve.error}
      onSubmit={() => approve.mutate()}
      onClose={onClose}
    >
      <p className={styles.soft}>{text.unsanitizedExplained(disposal.taking.vendor ?? '')}</p>
      <TextField
        label={text.seal}
        value={seal}
        required
        autoFocus
        onChange={(event) => setSeal(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <TextField
        label={text.approver}
        value={by}
        required
        onChange={(event) => setBy(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <TextField
        label={text.reason}
        value={reason}
        required
        onChange={(event) => setReason(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 1000 } }}
      />
    </FormDialog>
  )
}

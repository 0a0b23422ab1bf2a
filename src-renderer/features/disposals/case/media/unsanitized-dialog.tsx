import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaseView, ShownMedium } from '../../../../../src-shared/features/disposals/disposals-message.ts'
import { vendorsWindowText as text } from '../../../../../src-shared/features/disposals/vendors/vendors-window-text.ts'
import { FormDialog } from '../../../../components/page/form-dialog.tsx'
import { WordField } from '../../../../components/page/word-field.tsx'
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
      <WordField label={text.seal} value={seal} required autoFocus onChange={setSeal} />
      <WordField label={text.approver} value={by} required onChange={setBy} />
      <WordField label={text.reason} value={reason} required onChange={setReason} longest={1000} />
    </FormDialog>
  )
}

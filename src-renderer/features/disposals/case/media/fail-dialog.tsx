import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { caseWindowText } from '../../../../../src-shared/features/disposals/case-window-text.ts'
import type { ShownMedium } from '../../../../../src-shared/features/disposals/disposals-message.ts'
import { FormDialog } from '../../../../components/page/form-dialog.tsx'
import { WordField } from '../../../../components/page/word-field.tsx'
import { useEngine } from '../../../../host/engine-context.ts'
import { useSession } from '../../../session/session-context.ts'
import { useRefreshedCase } from '../use-case.ts'
import styles from './media-part.module.css'

const text = caseWindowText.fail

interface FailDialogProps {
  caseId: string
  medium: ShownMedium
  onClose: () => void
}

/** Records that sanitizing a medium failed. */
export function FailDialog({ caseId, medium, onClose }: FailDialogProps) {
  const { client } = useEngine()
  const refreshed = useRefreshedCase()
  const { worker } = useSession()
  const [reason, setReason] = useState('')
  const [operator, setOperator] = useState(worker.name)
  const fail = useMutation({
    mutationFn: () =>
      client.disposals.recordFailure({
        caseId,
        mediumId: medium.mediumId,
        operator: operator.trim(),
        reason: reason.trim(),
      }),
    onSuccess: async () => {
      await refreshed()
      onClose()
    },
  })
  return (
    <FormDialog
      title={text.title(medium.serial)}
      submit={text.submit}
      busy={fail.isPending}
      canSubmit={reason.trim() !== '' && operator.trim() !== ''}
      error={fail.error}
      onSubmit={() => fail.mutate()}
      onClose={onClose}
    >
      <p className={styles.soft}>{text.explained}</p>
      <WordField label={text.reason} value={reason} required autoFocus onChange={setReason} longest={1000} />
      <WordField label={caseWindowText.sanitize.operator} value={operator} required onChange={setOperator} />
    </FormDialog>
  )
}

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { caseWindowText } from '../../../../../src-shared/features/disposals/case-window-text.ts'
import { FormDialog } from '../../../../components/page/form-dialog.tsx'
import { WordField } from '../../../../components/page/word-field.tsx'
import { useEngine } from '../../../../host/engine-context.ts'
import { useSession } from '../../../session/session-context.ts'
import { useRefreshedCase } from '../use-case.ts'
import styles from './media-part.module.css'

const text = caseWindowText.none

interface NoMediaDialogProps {
  caseId: string
  tag: string
  onClose: () => void
}

/** Somebody states in their name that an asset has no media inside. */
export function NoMediaDialog({ caseId, tag, onClose }: NoMediaDialogProps) {
  const { client } = useEngine()
  const refreshed = useRefreshedCase()
  const { worker } = useSession()
  const [by, setBy] = useState(worker.name)
  const state = useMutation({
    mutationFn: () => client.disposals.stateNoMedia({ caseId, tag, by: by.trim() }),
    onSuccess: async () => {
      await refreshed()
      onClose()
    },
  })
  return (
    <FormDialog
      title={text.title(tag)}
      submit={text.submit}
      busy={state.isPending}
      canSubmit={by.trim() !== ''}
      error={state.error}
      maxWidth="xs"
      onSubmit={() => state.mutate()}
      onClose={onClose}
    >
      <p className={styles.soft}>{text.explained}</p>
      <WordField label={caseWindowText.by} value={by} required autoFocus onChange={setBy} />
    </FormDialog>
  )
}

import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { KeptDesign } from '../../../../src-shared/features/labels/designs/label-designs-contract.ts'
import { labelDesignsWindowText as text } from '../../../../src-shared/features/labels/designs/label-designs-window-text.ts'
import { FormDialog } from '../../../components/page/form-dialog.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import styles from './designs.module.css'

export interface EditedDesign {
  /** null: a new one */
  kept: KeptDesign | null
  onClose: () => void
  onSaved: (name: string) => void
}

interface DesignDialogProps extends EditedDesign {
  /** the title of a new one */
  add: string
  design: KeptDesign['design']
  canSave: boolean
  /** the fields, two a line */
  children: ReactNode
}

/** Fills in a design and saves it. */
export function DesignDialog({ kept, add, design, canSave, onClose, onSaved, children }: DesignDialogProps) {
  const { client } = useEngine()
  const save = useMutation({
    mutationFn: () => client.labelDesigns.save({ id: kept?.id, revision: kept?.revision, design }),
    onSuccess: ({ name }) => onSaved(name),
  })
  return (
    <FormDialog
      title={kept ? kept.name : add}
      submit={text.save}
      busy={save.isPending}
      canSubmit={canSave}
      error={save.error}
      maxWidth="md"
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <div className={styles.fields}>{children}</div>
    </FormDialog>
  )
}

import { useMutation } from '@tanstack/react-query'
import { computerWindowText as text } from '../../../src-shared/features/computer/computer-window-text.ts'
import { FormDialog } from '../../components/page/form-dialog.tsx'
import { useEngine } from '../../host/engine-context.ts'

/** Says what moving the data folder means; the host then asks where to. */
export function MoveDataDialog({ onClose }: { onClose: () => void }) {
  const { client } = useEngine()
  const move = useMutation({ mutationFn: () => client.computer.moveData(), onSuccess: onClose })
  return (
    <FormDialog
      title={text.moveTitle}
      submit={text.moveNow}
      busy={move.isPending}
      error={move.error}
      onSubmit={() => move.mutate()}
      onClose={onClose}
    >
      <p>{text.moveExplained}</p>
    </FormDialog>
  )
}

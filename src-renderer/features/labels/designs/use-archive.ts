import { useMutation } from '@tanstack/react-query'
import type { KeptDesign } from '../../../../src-shared/features/labels/designs/label-designs-contract.ts'
import { labelDesignsWindowText as text } from '../../../../src-shared/features/labels/designs/label-designs-window-text.ts'
import type { Notice } from '../../../components/notice/notice-line.tsx'
import { useEngine } from '../../../host/engine-context.ts'

/** Takes a design from what is offered, and says how it comes back. */
export function useArchive(onDone: (notice: Notice) => void) {
  const { client } = useEngine()
  return useMutation({
    mutationFn: ({ id }: KeptDesign) => client.labelDesigns.archive({ id, archived: true }),
    onSuccess: ({ id, name }) =>
      onDone({
        says: text.archived(name),
        undo: () => client.labelDesigns.archive({ id, archived: false }),
      }),
  })
}

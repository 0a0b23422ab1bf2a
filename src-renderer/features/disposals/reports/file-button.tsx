import Button from '@mui/material/Button'
import { useMutation } from '@tanstack/react-query'
import { reportsWindowText as text } from '../../../../src-shared/features/disposals/reports/reports-window-text.ts'
import type { FileResult } from '../../../../src-shared/features/jobs/jobs-contract.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'

/** Has a file made at once, and saves it. */
export function FileButton({ label, make }: { label: string; make: () => Promise<FileResult> }) {
  const { files } = useEngine()
  const save = useMutation({
    mutationFn: async () => {
      const made = await make()
      await files.save(made)
      return made.fileName
    },
  })
  return (
    <>
      <Button
        variant="outlined"
        disabled={save.isPending}
        onClick={() => save.mutate()}
        startIcon={<Icon name="download" size={17} />}
      >
        {label}
      </Button>
      <span role="status" className="unseen">
        {save.data === undefined ? '' : text.saved(save.data)}
      </span>
      <Problem error={save.error} small />
    </>
  )
}

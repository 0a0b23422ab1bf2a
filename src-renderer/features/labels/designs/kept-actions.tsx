import Button from '@mui/material/Button'
import type { KeptDesign } from '../../../../src-shared/features/labels/designs/label-designs-contract.ts'
import { labelDesignsWindowText as text } from '../../../../src-shared/features/labels/designs/label-designs-window-text.ts'
import { exportDesign } from './design-files.tsx'

interface KeptActionsProps {
  kept: KeptDesign
  onArchive: (kept: KeptDesign) => void
}

/** What can be done with any design that is kept. */
export function KeptActions({ kept, onArchive }: KeptActionsProps) {
  return (
    <>
      <Button size="small" variant="outlined" onClick={() => exportDesign(kept)}>
        {text.exportFile}
      </Button>
      <Button size="small" variant="outlined" onClick={() => onArchive(kept)}>
        {text.archive}
      </Button>
    </>
  )
}

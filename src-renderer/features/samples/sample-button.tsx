import Button from '@mui/material/Button'
import { useState } from 'react'
import { roleHasRight } from '../../../src-shared/contract/rights.ts'
import { samplesWindowText as text } from '../../../src-shared/features/samples/samples-window-text.ts'
import { useSession } from '../session/session-context.ts'
import { SampleDialog } from './sample-dialog.tsx'

/** Offers an invented organisation to look around in, to whoever may fill the register with one. */
export function SampleButton() {
  const { worker } = useSession()
  const [isOpen, setIsOpen] = useState(false)
  if (!roleHasRight(worker.role, 'administer')) return null
  return (
    <>
      <Button variant="outlined" size="large" sx={{ whiteSpace: 'normal' }} onClick={() => setIsOpen(true)}>
        {text.lookAround}
      </Button>
      {isOpen && <SampleDialog onClose={() => setIsOpen(false)} />}
    </>
  )
}

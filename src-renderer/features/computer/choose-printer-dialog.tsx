import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { computerWindowText as text } from '../../../src-shared/features/computer/computer-window-text.ts'
import type { FileResult } from '../../../src-shared/features/jobs/jobs-contract.ts'
import { FormDialog } from '../../components/page/form-dialog.tsx'
import { useEngine } from '../../host/engine-context.ts'

interface ChoosePrinterDialogProps {
  document: FileResult
  /** those that the organisation allows and that are there */
  printers: string[]
  onClose: () => void
}

export function ChoosePrinterDialog({ document, printers, onClose }: ChoosePrinterDialogProps) {
  const { client } = useEngine()
  const [printer, setPrinter] = useState(printers[0] ?? '')
  const { outgoingId, fileName } = document
  const print = useMutation({
    mutationFn: () => client.computer.print({ outgoingId, fileName, printer }),
    onSuccess: onClose,
  })
  return (
    <FormDialog
      title={text.printTitle(fileName)}
      submit={text.print}
      busy={print.isPending}
      canSubmit={printer !== ''}
      error={print.error}
      maxWidth="xs"
      onSubmit={() => print.mutate()}
      onClose={onClose}
    >
      {printers.length === 0 ? (
        <p>{text.noPrinter}</p>
      ) : (
        <TextField
          select
          label={text.printer}
          helperText={text.printersExplained}
          value={printer}
          autoFocus
          onChange={(event) => setPrinter(event.target.value)}
        >
          {printers.map((name) => (
            <MenuItem key={name} value={name}>
              {name}
            </MenuItem>
          ))}
        </TextField>
      )}
    </FormDialog>
  )
}

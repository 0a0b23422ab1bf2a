import Button from '@mui/material/Button'
import { useState } from 'react'
import { computerWindowText as text } from '../../../src-shared/features/computer/computer-window-text.ts'
import type { FileResult } from '../../../src-shared/features/jobs/jobs-contract.ts'
import { useKey } from '../../components/keys/use-key.ts'
import { useEngine } from '../../host/engine-context.ts'
import { JobButton } from '../jobs/job-button.tsx'
import { useFileJob } from '../jobs/use-file-job.ts'
import { ChoosePrinterDialog } from './choose-printer-dialog.tsx'
import { openToPrint } from './open-to-print.ts'
import styles from './print-job-button.module.css'
import { useComputer } from './use-computer.ts'

interface PrintJobButtonProps {
  /** begins the job that makes the PDF */
  start: () => Promise<{ jobId: string }>
}

/** Has a PDF made and prints it: through the desktop's host, elsewhere through a tab of the browser. */
export function PrintJobButton({ start }: PrintJobButtonProps) {
  const { client, files } = useEngine()
  const { data: computer } = useComputer()
  const [choosing, setChoosing] = useState<{ document: FileResult; printers: string[] } | null>(null)
  const [blocked, setBlocked] = useState<Blob | null>(null)
  const byHost = computer?.abilities.includes('print') === true

  const printByHost = async (document: FileResult) => {
    const { printers } = await client.computer.printers()
    if (printers) return setChoosing({ document, printers })
    const { outgoingId, fileName } = document
    await client.computer.print({ outgoingId, fileName, printer: null })
  }
  const printByTab = async (document: FileResult) => {
    const pdf = await files.fetch(document)
    if (!openToPrint(pdf)) setBlocked(pdf)
  }
  const job = useFileJob(start, byHost ? printByHost : printByTab)
  const canPrint = byHost || computer?.door === 'browser'
  useKey('Ctrl+P', text.print, job.begin, { when: canPrint && !job.isWorking })
  if (!canPrint) return null
  return (
    <>
      <JobButton job={job} icon="print" label={text.print} said={byHost ? '' : text.openedToPrint}>
        {blocked && (
          <div role="alert" className={styles.blocked}>
            <p>{text.tabBlocked}</p>
            <Button
              variant="contained"
              onClick={() => {
                if (openToPrint(blocked)) setBlocked(null)
              }}
            >
              {text.openToPrint}
            </Button>
          </div>
        )}
      </JobButton>
      {choosing && <ChoosePrinterDialog {...choosing} onClose={() => setChoosing(null)} />}
    </>
  )
}

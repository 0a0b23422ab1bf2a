import { execFile } from 'node:child_process'
import { failure } from '../../../../../src-shared/contract/problems.ts'
import { printerProblems } from '../../../../../src-shared/features/labels/label-runs-problems-contract.ts'
import type { JobContext } from '../../jobs/jobs.ts'
import { labelRuns } from '../label-runs.ts'
import { isPrinterName, listCommand, queueCommand, type SystemCommand } from './queue-command.ts'

/** A file that is handed to a printer of the system. */
export interface QueuedRun {
  runId: string
  format: 'pdf' | 'zpl'
  file: string
  printer: string
}

/** Milliseconds: a print server may have to be asked. */
const patience = 30_000

/** The printers that the system knows by name. */
export const printQueues = {
  /** Their names; none where there is no printing system. */
  async names(): Promise<string[]> {
    const { missing, code, output } = await done(listCommand(process.platform))
    if (missing || code !== 0) return []
    return output
      .split('\n')
      .map((name) => name.trim())
      .filter((name) => name !== '')
  },

  /**
   * Hands a run to a printer by its name. What the system took is printed as far as can be known.
   * @throws NO_PRINTER_QUEUES, PRINTER_QUEUE_UNKNOWN, PRINTER_QUEUE_REFUSED, PRINTER_QUEUE_ZPL_ALONE
   */
  async print({ runId, format, file, printer }: QueuedRun, job: JobContext): Promise<void> {
    const { total } = labelRuns.get(job.database, runId)
    try {
      await hand(printer, file, format, job.signal)
    } catch (error) {
      job.step((tx) => labelRuns.note(tx, runId, { state: 'stopped', printed: 0, uncertain: 0 }, job.jobId))
      throw error
    }
    job.step((tx) => labelRuns.note(tx, runId, { state: 'printed', printed: total, uncertain: 0 }, job.jobId))
  },
}

async function hand(
  printer: string,
  file: string,
  format: 'pdf' | 'zpl',
  signal: AbortSignal,
): Promise<void> {
  if (!isPrinterName(printer))
    throw failure(printerProblems, 'PRINTER_QUEUE_UNKNOWN', { printer, known: await printQueues.names() })
  const command = queueCommand(process.platform, printer, file, format)
  if (!command) throw failure(printerProblems, 'PRINTER_QUEUE_ZPL_ALONE', { printer })
  const { missing, code, output, complaint } = await done(command, signal)
  signal.throwIfAborted()
  if (missing) throw failure(printerProblems, 'NO_PRINTER_QUEUES', {})
  if (code === 0) return
  const known = await printQueues.names()
  if (!known.includes(printer)) throw failure(printerProblems, 'PRINTER_QUEUE_UNKNOWN', { printer, known })
  const reason = (complaint.trim() || output.trim() || `(${code})`).split('\n').at(0) ?? ''
  throw failure(printerProblems, 'PRINTER_QUEUE_REFUSED', { printer, reason: reason.replace(/[.:]*$/, '.') })
}

function done(
  { command, args }: SystemCommand,
  signal?: AbortSignal,
): Promise<{ missing: boolean; code: number | string; output: string; complaint: string }> {
  return new Promise((resolve) => {
    const options = { timeout: patience, windowsHide: true, ...(signal && { signal }) }
    execFile(command, [...args], options, (error, output, complaint) => {
      const code = error === null ? 0 : (error.code ?? error.signal ?? 'ABORTED')
      resolve({ missing: code === 'ENOENT', code, output, complaint })
    })
  })
}

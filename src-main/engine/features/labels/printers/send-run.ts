import { createReadStream } from 'node:fs'
import { failure } from '../../../../../src-shared/contract/problems.ts'
import { printerProblems } from '../../../../../src-shared/features/labels/label-runs-problems-contract.ts'
import { labelRunsText } from '../../../../../src-shared/features/labels/label-runs-text.ts'
import type { JobContext } from '../../jobs/jobs.ts'
import { labelRuns } from '../label-runs.ts'
import { tagsOfRun } from '../runs/label-runs-query.ts'
import { labelFormats } from './label-formats.ts'
import { PrinterStop } from './printer-line.ts'
import { type PrinterAddress, sendLabels } from './send-labels.ts'

export interface SentRun extends PrinterAddress {
  runId: string
  /** the first label that is sent, from 1 */
  from: number
  /** ZPL II, from that label on */
  file: string
}

const tagsTold = 10

/**
 * Sends a run to a printer, and notes before each few labels that they may come out, and after them that they did; so that
 * whatever breaks, it is known which labels came out and which may have.
 * @throws PRINTER_UNREACHABLE, PRINTER_NO_ZPL, PRINTER_STOPPED
 */
export async function sendRun({ runId, from, file, ...address }: SentRun, job: JobContext): Promise<void> {
  const { total } = labelRuns.get(job.database, runId)
  const before = from - 1
  let [printed, sending] = [before, before]
  const note = (state: 'sending' | 'stopped' | 'printed') =>
    job.step((tx) => {
      // A run that is gone on with may send again what came out before.
      const out = Math.max(printed, labelRuns.get(tx.database, runId).printed)
      labelRuns.note(tx, runId, { state, printed: out, uncertain: Math.max(0, sending - out) }, job.jobId)
    })
  note('sending')
  const listener = {
    sending: (upTo: number) => {
      sending = before + upTo
      note('sending')
    },
    out: (upTo: number) => {
      printed = before + upTo
      note('sending')
      job.progress(printed, total)
    },
  }
  job.progress(printed, total)
  try {
    await sendLabels(labelFormats(createReadStream(file)), address, listener, job.signal)
    note('printed')
  } catch (error) {
    note('stopped')
    throw error instanceof PrinterStop ? told(error) : error
  }

  function told({ reason, code }: PrinterStop): Error {
    const printer = `${address.host}:${address.port}`
    const isUntouched = sending === before
    if (isUntouched && (reason === 'cut' || reason === 'silent'))
      return failure(printerProblems, 'PRINTER_UNREACHABLE', { printer, reason: code ?? reason })
    if (isUntouched && reason === 'garbage') return failure(printerProblems, 'PRINTER_NO_ZPL', { printer })
    const tags = tagsOfRun(job.database, runId, printed + 1, Math.min(sending, printed + tagsTold))
    return failure(printerProblems, 'PRINTER_STOPPED', {
      runId,
      printed,
      total,
      reason: labelRunsText.stops[reason],
      uncertain: { count: sending - printed, tags },
    })
  }
}

import { assertNever } from '../../../../src-shared/contract/assert-never.ts'
import { failure } from '../../../../src-shared/contract/problems.ts'
import type { LabelsResult } from '../../../../src-shared/features/labels/label-runs-contract.ts'
import type { LabelOutput, LabelPrint } from '../../../../src-shared/features/labels/labels-contract.ts'
import { labelsProblems } from '../../../../src-shared/features/labels/labels-problems-contract.ts'
import { timeBoxes } from '../../database/time-boxes.ts'
import type { DrawnLabels } from '../../documents/document-order.ts'
import { drawDocument } from '../../documents/draw-document.ts'
import { files } from '../files/files.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { labelRuns } from './label-runs.ts'
import { printQueues } from './printers/print-queues.ts'
import { sendRun } from './printers/send-run.ts'
import { reprintsOf } from './runs/label-runs-query.ts'

/** A run that is gone on with, from one of its labels. */
export interface ResumedRun {
  runId: string
  /** from 1 */
  from: number
}

/**
 * Draws labels to an outgoing file, on a thread of its own, notes them as a run, and hands them to the printer if one is
 * named. Of a file it is not known here whether it reaches its place: whoever takes it confirms the run.
 * @throws what labels are refused for, PRINTER_STOPPED, PRINTER_UNREACHABLE …
 */
export async function printLabels(
  { resumed, ...input }: LabelPrint & { resumed?: ResumedRun },
  job: JobContext,
): Promise<LabelsResult> {
  const drawnAt = job.now()
  const fileName = `labels-${drawnAt.slice(0, 10)}.${input.format}`
  let drawn: DrawnLabels | undefined
  const file = await drawDocument(job, { kind: 'labels', input: { ...input, drawnAt } }, fileName, (told) => {
    drawn = told
  })
  if (!drawn) throw new Error('labels were drawn without saying which')
  const runId = resumed?.runId ?? (await noteRun(input, drawn, job))
  await handOver(input.to, { runId, from: resumed?.from ?? 1, format: input.format }, file.outgoingId, job)
  const { total, printed } = labelRuns.get(job.database, runId)
  return { ...file, runId, total, printed, reprints: reprintsOf(job.database, runId) }
}

/** Writes down label by label what was drawn, in time boxes, then that it was made: until then it counts for nothing. */
async function noteRun(input: LabelPrint, drawn: DrawnLabels, job: JobContext): Promise<string> {
  const labels = drawn.subjects.flatMap((subject) => Array.from({ length: input.copies }, () => subject))
  const runId = job.step((tx) =>
    labelRuns.begin(tx, job.jobId, {
      ...drawn.design,
      options: input,
      destination: destinationOf(input.to),
      total: labels.length,
      reprint: input.reprint ?? null,
    }),
  )
  const numbered = labels.map((subject, index) => ({ subject, position: index + 1 }))
  await timeBoxes(job, numbered, (tx, { subject, position }) =>
    labelRuns.addLabel(tx, runId, position, subject),
  )
  job.signal.throwIfAborted()
  const state = input.to.kind === 'file' ? 'made' : 'sending'
  job.step((tx) => labelRuns.note(tx, runId, { state, printed: 0, uncertain: 0 }))
  return runId
}

async function handOver(
  to: LabelOutput,
  run: { runId: string; from: number; format: LabelPrint['format'] },
  outgoingId: string,
  job: JobContext,
): Promise<void> {
  const file = files.outgoing(job.dataFolder, outgoingId)
  switch (to.kind) {
    case 'file':
      return
    case 'host':
      return sendRun({ ...run, file, host: to.host, port: to.port }, job)
    case 'printer':
      if (run.format === 'png' || run.format === 'svg')
        throw failure(labelsProblems, 'PICTURE_NEEDS_FILE', { format: run.format })
      return printQueues.print({ ...run, format: run.format, file, printer: to.name }, job)
    default:
      return assertNever(to)
  }
}

function destinationOf(to: LabelOutput): string | null {
  switch (to.kind) {
    case 'file':
      return null
    case 'host':
      return `${to.host}:${to.port}`
    case 'printer':
      return to.name
    default:
      return assertNever(to)
  }
}

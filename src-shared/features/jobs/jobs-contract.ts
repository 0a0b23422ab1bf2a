import { z } from 'zod'
import { command, query } from '../../contract/base.ts'
import { id, moment } from '../../contract/page.ts'
import { errorsOf, problem } from '../../contract/problems.ts'
import { jobsText } from './jobs-text.ts'

export const jobsProblems = {
  JOB_UNKNOWN: problem(z.object({ jobId: z.string() }), () => jobsText.jobUnknown),
}

/** Why a job ended that nobody ended. */
export const jobEndProblems = {
  JOB_INTERRUPTED: problem(z.object({}), () => jobsText.interrupted),
  /** the process that drew a document ended before it was done */
  DRAWING_ENDED: problem(z.object({}), () => jobsText.drawingEnded),
}

export const jobKinds = [
  'import',
  'importPreview',
  'auditReport',
  'assetExport',
  'labels',
  'labelQueue',
  'labelTest',
  'generate',
  'backup',
  'backupCopy',
  'restorePreview',
  'restore',
  'mend',
  'qualityCheck',
  'merge',
  'mergeUndo',
  'bulkEdit',
  'bulkEditPreview',
  'bulkEditUndo',
  'disposalReport',
  'certificates',
  'sync',
] as const
export const jobStates = ['running', 'done', 'failed', 'cancelled'] as const

const job = z.object({
  id,
  kind: z.enum(jobKinds),
  state: z.enum(jobStates),
  /** how much is done and of how much, in the unit that the kind counts (rows, bytes, pages); total null while unknown */
  progress: z.object({ done: z.number(), total: z.number().nullable() }),
  /** what came of it, by kind; of some kinds also when cancelled, up to there */
  result: z.unknown(),
  error: z.object({ code: z.string(), message: z.string(), data: z.unknown() }).nullable(),
  startedAt: moment,
  endedAt: moment.nullable(),
})
export type Job = z.output<typeof job>
export type JobKind = (typeof jobKinds)[number]

/** The result of every job that makes a file. */
export const fileResult = z.object({ outgoingId: id, fileName: z.string(), size: z.number().int() })
export type FileResult = z.output<typeof fileResult>

export const jobsContract = {
  show: query('none')
    .input(z.object({ jobId: id }))
    .output(job)
    .errors(errorsOf(jobsProblems)),
  /** Asks a job to end. What it has written in whole chunks stays; it answers at once, the job ends a moment later. */
  cancel: command('register.read')
    .input(z.object({ jobId: id }))
    .output(z.object({}))
    .errors(errorsOf(jobsProblems)),
}
export { job as jobSchema }

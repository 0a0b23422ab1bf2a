import { z } from 'zod'
import { command, query } from '../../contract/base.ts'
import { id, moment, pageInput } from '../../contract/page.ts'
import { errorsOf } from '../../contract/problems.ts'
import { fileResult } from '../jobs/jobs-contract.ts'
import { reprintReasons, runStates } from './label-run.ts'
import { labelRunsProblems } from './label-runs-problems-contract.ts'
import { resolutions } from './printer-dots.ts'

const { RUN_UNKNOWN, RUN_NOT_MADE, RUN_NOT_STOPPED, LABEL_OUTSIDE_RUN } = labelRunsProblems
const count = z.number().int()

/** Labels that were made or sent together. */
const shownRun = z.object({
  id,
  state: z.enum(runStates),
  stock: z.string(),
  template: z.string(),
  dpi: z.union(resolutions.map((one) => z.literal(one))),
  /** the printer; null: a file */
  destination: z.string().nullable(),
  total: count,
  /** so many came out, counted from the first */
  printed: count,
  /** so many after those may have come out */
  uncertain: count,
  /** labels of what had one already */
  reprints: count,
  reprint: z.enum(reprintReasons).nullable(),
  firstTag: z.string(),
  lastTag: z.string(),
  by: z.string(),
  at: moment,
  endedAt: moment.nullable(),
  /** labels that were not read when the run was looked through last; null: it was not */
  missing: count.nullable(),
})
export type ShownRun = z.output<typeof shownRun>

/** A label of an asset that came out. */
const labelledAt = z.object({
  runId: id,
  at: moment,
  by: z.string(),
  stock: z.string(),
  template: z.string(),
  destination: z.string().nullable(),
  /** as it stands on the label */
  assetTag: z.string(),
  isReprint: z.boolean(),
  reprint: z.enum(reprintReasons).nullable(),
})
export type LabelledAt = z.output<typeof labelledAt>

/** The result of a job of kind `labels`. */
export const labelsResult = fileResult.extend({
  runId: id,
  total: count,
  /** came out; of a file 0 until somebody says that it was written */
  printed: count,
  /** of what had a label already, at most ten of their tags */
  reprints: z.object({ count, tags: z.array(z.string()) }),
})
export type LabelsResult = z.output<typeof labelsResult>

/** What beeping through a run has shown. */
const verified = z.object({
  matched: count,
  /** tags of labels that were not read */
  missing: z.array(z.string()),
  /** codes that are of no label of the run */
  foreign: z.array(z.string()),
})
export type Verified = z.output<typeof verified>

export const labelRunsContract = {
  list: query('register.read')
    .input(pageInput)
    .output(z.object({ total: count, runs: z.array(shownRun) })),
  show: query('register.read')
    .input(z.object({ runId: id }))
    .output(shownRun)
    .errors(errorsOf({ RUN_UNKNOWN })),
  /** Labels of an asset that came out, newest first. */
  ofAsset: query('register.read')
    .input(z.object({ assetId: id, limit: z.number().int().min(1).max(100).default(20) }))
    .output(z.object({ labels: z.array(labelledAt) })),
  /** Says that the file of a run was written or printed: its labels are recorded as printed, and wait no more. */
  confirm: command('register.read')
    .input(z.object({ runId: id }))
    .output(shownRun)
    .errors(errorsOf({ RUN_UNKNOWN, RUN_NOT_MADE })),
  /** Gives up what of a run did not come out. Its labels still wait, if they did. */
  discard: command('register.read')
    .input(z.object({ runId: id }))
    .output(shownRun)
    .errors(errorsOf({ RUN_UNKNOWN, RUN_NOT_MADE })),
  /**
   * Goes on with a run that a printer took a part of, by a job of kind `labels`: from the first label that is not certain to have
   * come out, or from another one.
   */
  resume: command('register.read')
    .input(z.object({ runId: id, from: z.number().int().min(1).optional() }))
    .output(z.object({ jobId: id }))
    .errors(errorsOf({ RUN_UNKNOWN, RUN_NOT_STOPPED, LABEL_OUTSIDE_RUN })),
  /** The tags of a run in the order of its labels, each once. */
  tags: query('register.read')
    .input(z.object({ runId: id }))
    .output(
      z.object({
        tags: z.array(z.string()),
        /** whether any of them is of an asset or a blank, so that it can be put into the queue again */
        canWait: z.boolean(),
      }),
    )
    .errors(errorsOf({ RUN_UNKNOWN })),
  /** Compares codes that were scanned from labels with those of a run, and keeps how many were missing. */
  verify: command('register.read')
    .input(z.object({ runId: id, codes: z.array(z.string().max(2000)).max(50_000) }))
    .output(verified)
    .errors(errorsOf({ RUN_UNKNOWN })),
  /** The printers that the system of the engine knows by name. */
  printers: query('register.read').output(z.object({ printers: z.array(z.string()) })),
}

import { z } from 'zod'
import { command, query } from '../../contract/base.ts'
import { id, moment } from '../../contract/page.ts'
import { errorsOf, problem } from '../../contract/problems.ts'
import { bulkEditResult } from '../assets/bulk-edit-contract.ts'
import { jobStates } from '../jobs/jobs-contract.ts'
import { mergeableNames } from './register-names.ts'
import { registersText } from './registers-text.ts'

const name = z.object({ name: z.string() })
const merge = z.object({ jobId: z.string() })

/** What keeps people from deciding about people. */
export const personProblems = {
  PERSON_BY_ADMINISTRATOR: problem(name, ({ name }) => registersText.byAdministrator(name)),
}

/** Why a merge cannot be undone. */
export const mergeUndoProblems = {
  MERGE_UNKNOWN: problem(merge, () => registersText.mergeUnknown),
  MERGE_RUNNING: problem(merge, () => registersText.mergeRunning),
  MERGE_UNDONE: problem(merge, () => registersText.mergeUndone),
  ...personProblems,
}

/** Why the undoing of a merge ended before anything was changed. */
export const takeBackProblems = {
  MERGED_NAME_TAKEN: problem(name, ({ name }) => registersText.mergedNameTaken(name)),
  MERGED_PLACE_TAKEN: problem(z.object({ path: z.string() }), ({ path }) =>
    registersText.mergedPlaceTaken(path),
  ),
  MERGED_PLACE_GONE: problem(name.extend({ outer: z.string() }), ({ name, outer }) =>
    registersText.mergedPlaceGone(name, outer),
  ),
}

/** The result of a job of kind `mergeUndo`. */
export const mergeUndoResult = z.object({
  /** the rows that are in their list again, by name or path */
  takenBack: z.array(z.string()),
  /** what was changed since in the rows that the merge touched, and stays: the name of the row, and of the field */
  kept: z.array(z.object({ name: z.string(), field: z.string() })),
  assets: bulkEditResult,
})
export type MergeUndoResult = z.output<typeof mergeUndoResult>

const pastMerge = z.object({
  jobId: id,
  at: moment,
  actor: z.string(),
  /** `cancelled` and `failed` ones have brought some assets over, and ended nothing */
  state: z.enum(jobStates),
  /** what was merged, by name or path */
  from: z.array(z.string()),
  /** assets that it brought over; null: not known, as it was interrupted */
  assets: z.number().int().nullable(),
})
export type PastMerge = z.output<typeof pastMerge>

export const mergeUndoContract = {
  /** What was merged into a row and can be undone, newest first. */
  merges: query('register.read')
    .input(z.object({ register: z.enum(mergeableNames), id }))
    .output(z.object({ merges: z.array(pastMerge) })),
  /**
   * Starts a job (kind `mergeUndo`, result MergeUndoResult) that takes the rows of a merge back into their list, and gives
   * the assets back what they referred to. What was changed since stays as it is.
   */
  undoMerge: command('register.write')
    .input(z.object({ jobId: id }))
    .output(z.object({ jobId: id }))
    .errors(errorsOf(mergeUndoProblems)),
}

import { z } from 'zod'
import { command, query } from '../../contract/base.ts'
import { id, moment, pageInput } from '../../contract/page.ts'
import { errorsOf } from '../../contract/problems.ts'
import { wantedReasons } from './label-run.ts'
import { labelsProblems } from './labels-problems-contract.ts'
import { tagsProblems } from './tags-problems-contract.ts'
import { queueSort, wantedLabels } from './wanted-labels-selection.ts'

const queuedLabel = z.object({
  /** names it in the queue */
  n: z.number().int(),
  assetTag: z.string(),
  /** null: a blank */
  assetId: id.nullable(),
  model: z.string().nullable(),
  reason: z.enum(wantedReasons),
  by: z.string(),
  at: moment,
  /** whether it had a label before */
  isReprint: z.boolean(),
})
export type QueuedLabel = z.output<typeof queuedLabel>

/** What a job that puts labels into the queue has done. */
export const queuedResult = z.object({ added: z.number().int(), waiting: z.number().int() })

const mm = z.number()
const box = z.object({ x: mm, y: mm, width: mm, height: mm })

/** What a stock looks like as it leaves the printer, in millimetres; the first cell is at the upper left. */
const sheet = z.object({ stock: z.string(), isRoll: z.boolean(), width: mm, height: mm, cells: z.array(box) })
export type LabelSheet = z.output<typeof sheet>

export const labelQueueContract = {
  sheet: query('register.read')
    .input(z.object({ stock: z.string().min(1).max(200) }))
    .output(sheet)
    .errors(
      errorsOf({ STOCK_UNKNOWN: labelsProblems.STOCK_UNKNOWN, STOCK_UNCLEAR: labelsProblems.STOCK_UNCLEAR }),
    ),
  /** The labels that wait. */
  list: query('register.read')
    .input(pageInput.extend({ sort: queueSort.default('waiting') }))
    .output(z.object({ total: z.number().int(), reprints: z.number().int(), labels: z.array(queuedLabel) })),
  /**
   * Starts a job (kind `labelQueue`, result of `queuedResult`) that puts labels into the queue; what waits already is left as it
   * is.
   */
  add: command('register.read')
    .input(z.object({ labels: wantedLabels, reason: z.enum(wantedReasons).default('selection') }))
    .output(z.object({ jobId: id }))
    .errors(
      errorsOf({
        TAGS_UNKNOWN: labelsProblems.TAGS_UNKNOWN,
        TAG_BLOCK_UNKNOWN: tagsProblems.TAG_BLOCK_UNKNOWN,
      }),
    ),
  /** Takes labels out of the queue, by `n` or by tag, or all; nothing is printed. */
  remove: command('register.read')
    .input(
      z.object({
        labels: z.union([
          z.literal('all'),
          z.array(z.number().int()).min(1).max(50_000),
          z.object({ tags: z.array(z.string().min(1).max(200)).min(1).max(50_000) }),
        ]),
      }),
    )
    .output(z.object({ removed: z.number().int() })),
}

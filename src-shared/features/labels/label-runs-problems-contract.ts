import { z } from 'zod'
import { problem } from '../../contract/problems.ts'
import { runStates } from './label-run.ts'
import { labelRunsText as text } from './label-runs-text.ts'

const count = z.number().int()
const printer = z.string()
const names = z.array(z.string())
const state = z.enum(runStates)

/** What can be wrong with what was printed. */
export const labelRunsProblems = {
  RUN_UNKNOWN: problem(z.object({ runId: z.string() }), () => text.runUnknown),
  RUN_NOT_MADE: problem(z.object({ state }), (data) => text.runNotMade(data.state)),
  RUN_NOT_STOPPED: problem(z.object({ state }), (data) => text.runNotStopped(data.state)),
  LABEL_OUTSIDE_RUN: problem(z.object({ label: count, total: count }), ({ label, total }) =>
    text.outsideRun(label, total),
  ),
}

/** Why printers do not print. */
export const printerProblems = {
  PRINTER_UNREACHABLE: problem(z.object({ printer, reason: z.string() }), (data) =>
    text.printerUnreachable(data.printer, data.reason),
  ),
  PRINTER_NO_ZPL: problem(z.object({ printer }), (data) => text.printerOther(data.printer)),
  /** `runs`: go on with `runId`; `uncertain`: labels after the printed ones that may have come out */
  PRINTER_STOPPED: problem(
    z.object({
      runId: z.string(),
      printed: count,
      total: count,
      reason: z.string(),
      uncertain: z.object({ count, tags: names }),
    }),
    ({ printed, total, reason, uncertain }) =>
      text.printerStopped(printed, total, reason, {
        tags: uncertain.tags,
        more: uncertain.count - uncertain.tags.length,
      }),
  ),
  PRINTER_QUEUE_UNKNOWN: problem(z.object({ printer, known: names }), (data) =>
    text.queueUnknown(data.printer, data.known),
  ),
  PRINTER_QUEUE_REFUSED: problem(z.object({ printer, reason: z.string() }), (data) =>
    text.queueRefused(data.printer, data.reason),
  ),
  PRINTER_QUEUE_ZPL_ALONE: problem(z.object({ printer }), (data) => text.queueTakesZplAlone(data.printer)),
  NO_PRINTER_QUEUES: problem(z.object({}), () => text.noQueues),
}

import { failure } from '../../../../../src-shared/contract/problems.ts'
import {
  labelRunsContract,
  type ShownRun,
} from '../../../../../src-shared/features/labels/label-runs-contract.ts'
import { labelRunsProblems } from '../../../../../src-shared/features/labels/label-runs-problems-contract.ts'
import { labelPrint } from '../../../../../src-shared/features/labels/labels-contract.ts'
import { implementCalls } from '../../../calls/implement.ts'
import { labelRuns } from '../label-runs.ts'
import { printQueues } from '../printers/print-queues.ts'
import { tagBlocks } from '../tag-blocks.ts'
import { labelRunPage, labelsOfAsset, shownRun, subjectsOfRun } from './label-runs-query.ts'
import { verifyRun } from './verify-run.ts'

const os = implementCalls(labelRunsContract)

export default {
  list: os.list.handler(({ input, context }) => labelRunPage(context.database, input)),

  show: os.show.handler(({ input, context }) => shown(context, input.runId)),

  ofAsset: os.ofAsset.handler(({ input, context }) => ({
    labels: labelsOfAsset(context.database, input.assetId, input.limit),
  })),

  confirm: os.confirm.handler(({ input, context }) => {
    context.write((tx) => labelRuns.confirm(tx, input.runId))
    return shown(context, input.runId)
  }),

  discard: os.discard.handler(({ input, context }) => {
    context.write((tx) => labelRuns.discard(tx, input.runId))
    return shown(context, input.runId)
  }),

  resume: os.resume.handler(({ input: { runId, from }, context }) =>
    context.write((tx) => {
      const run = labelRuns.stopped(tx.database, runId, from)
      const resumed = { runId, from: from ?? Math.min(run.printed + 1, run.total) }
      const labels = { run: runId, from: resumed.from }
      const asked = labelPrint.parse({ ...JSON.parse(run.options), assets: labels })
      const order = { ...asked, copies: 1, template: run.template }
      const jobId = context.jobs().start(tx, 'labels', { ...order, resumed })
      const { printed } = run
      labelRuns.note(tx, runId, { state: 'sending', printed, uncertain: run.uncertain }, jobId)
      return { jobId }
    }),
  ),

  tags: os.tags.handler(({ input, context }) => {
    labelRuns.get(context.database, input.runId)
    const subjects = subjectsOfRun(context.database, input.runId)
    const canWait = subjects.some(
      ({ assetId, key }) => assetId !== null || tagBlocks.holds(context.database, key),
    )
    return { tags: subjects.map(({ tag }) => tag), canWait }
  }),

  verify: os.verify.handler(({ input: { runId, codes }, context }) => {
    labelRuns.get(context.database, runId)
    const verified = verifyRun(context.database, runId, codes)
    const { matched, missing, foreign } = verified
    context.write((tx) =>
      labelRuns.keepVerification(tx, runId, { matched, missing: missing.length, foreign: foreign.length }),
    )
    return verified
  }),

  printers: os.printers.handler(async () => ({ printers: await printQueues.names() })),
}

/** @throws RUN_UNKNOWN */
function shown({ database }: { database: Parameters<typeof shownRun>[0] }, runId: string): ShownRun {
  const run = shownRun(database, runId)
  if (!run) throw failure(labelRunsProblems, 'RUN_UNKNOWN', { runId })
  return run
}

import { rmSync } from 'node:fs'
import { disposalReportsContract } from '../../../../../src-shared/features/disposals/reports/reports-contract.ts'
import { implementCalls } from '../../../calls/implement.ts'
import { stagingFile } from '../../../files.ts'
import { dueItems } from './due-query.ts'
import { pastCertificates, registerPast, takeInPast } from './past-certificates.ts'
import { periodReport } from './period-query.ts'
import { writeWeights } from './weights-file.ts'

const os = implementCalls(disposalReportsContract)

export default {
  due: os.due.handler(({ context }) => ({
    due: dueItems(context.database, context.now().slice(0, 10)),
  })),

  show: os.show.handler(({ input, context }) =>
    periodReport(context.database, input, context.now().slice(0, 10)),
  ),

  draw: os.draw.handler(({ input, context }) =>
    context.write((tx) => ({ jobId: context.jobs().start(tx, 'disposalReport', input) })),
  ),

  weights: os.weights.handler(({ input, context }) => writeWeights(context, input)),

  registerPast: os.registerPast.handler(async ({ input, context }) => {
    const { dataFolder, newId } = context
    const taken = await takeInPast(dataFolder, input, newId)
    return context.write((tx) => {
      const registered = registerPast(tx, input.stagingId, taken)
      tx.afterCommit(() => rmSync(stagingFile(dataFolder, input.stagingId), { force: true }))
      return registered
    })
  }),

  past: os.past.handler(({ context }) => ({
    certificates: pastCertificates(context.database),
  })),
}

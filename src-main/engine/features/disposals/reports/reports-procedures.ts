import { rmSync } from 'node:fs'
import { os } from '../../../calls/implement.ts'
import { stagingFile } from '../../../files.ts'
import { dueItems } from './due-query.ts'
import { pastCertificates, registerPast, takeInPast } from './past-certificates.ts'
import { periodReport } from './period-query.ts'
import { writeWeights } from './weights-file.ts'

export const disposalReportsProcedures = os.disposalReports.router({
  due: os.disposalReports.due.handler(({ context }) => ({
    due: dueItems(context.database, context.now().slice(0, 10)),
  })),

  show: os.disposalReports.show.handler(({ input, context }) =>
    periodReport(context.database, input, context.now().slice(0, 10)),
  ),

  draw: os.disposalReports.draw.handler(({ input, context }) =>
    context.write((tx) => ({ jobId: context.jobs().start(tx, 'disposalReport', input) })),
  ),

  weights: os.disposalReports.weights.handler(({ input, context }) => writeWeights(context, input)),

  registerPast: os.disposalReports.registerPast.handler(async ({ input, context }) => {
    const { dataFolder, newId } = context
    const taken = await takeInPast(dataFolder, input, newId)
    return context.write((tx) => {
      const registered = registerPast(tx, input.stagingId, taken)
      tx.afterCommit(() => rmSync(stagingFile(dataFolder, input.stagingId), { force: true }))
      return registered
    })
  }),

  past: os.disposalReports.past.handler(({ context }) => ({
    certificates: pastCertificates(context.database),
  })),
})

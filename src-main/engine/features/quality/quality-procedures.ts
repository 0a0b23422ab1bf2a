import { os } from '../../calls/implement.ts'
import { latestReport } from './quality-query.ts'

export const qualityProcedures = os.quality.router({
  latest: os.quality.latest.handler(({ context }) => latestReport(context.database, context.now())),

  check: os.quality.check.handler(({ context }) =>
    context.write((tx) => ({ jobId: context.jobs().start(tx, 'qualityCheck', {}) })),
  ),
})

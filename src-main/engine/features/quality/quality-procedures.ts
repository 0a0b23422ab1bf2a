import { qualityContract } from '../../../../src-shared/features/quality/quality-contract.ts'
import { implementCalls } from '../../calls/implement.ts'
import { latestReport } from './quality-query.ts'

const os = implementCalls(qualityContract)

export default {
  latest: os.latest.handler(({ context }) => latestReport(context.database, context.now())),

  check: os.check.handler(({ context }) =>
    context.write((tx) => ({ jobId: context.jobs().start(tx, 'qualityCheck', {}) })),
  ),
}

import { jobsContract } from '../../../../src-shared/features/jobs/jobs-contract.ts'
import { implementCalls } from '../../calls/implement.ts'
import { jobs } from './jobs.ts'

const os = implementCalls(jobsContract)

export default {
  show: os.show.handler(({ input, context }) => jobs.get(context.database, input.jobId)),

  cancel: os.cancel.handler(({ input, context }) => {
    jobs.get(context.database, input.jobId)
    context.jobs().cancel(input.jobId)
    return {}
  }),
}

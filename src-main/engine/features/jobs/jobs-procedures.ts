import { os } from '../../calls/implement.ts'
import { jobs } from './jobs.ts'

export const jobsProcedures = os.jobs.router({
  show: os.jobs.show.handler(({ input, context }) => jobs.get(context.database, input.jobId)),

  cancel: os.jobs.cancel.handler(({ input, context }) => {
    jobs.get(context.database, input.jobId)
    context.jobs().cancel(input.jobId)
    return {}
  }),
})

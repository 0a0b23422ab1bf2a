import { os } from '../../calls/implement.ts'
import { diagnosticsSections } from './diagnostics.ts'

export const diagnosticsProcedures = os.diagnostics.router({
  collect: os.diagnostics.collect.handler(({ context }) => ({
    fileName: `assetwalk-diagnostics-${context.now().slice(0, 19).replaceAll(':', '-')}.txt`,
    sections: diagnosticsSections(context),
  })),

  report: os.diagnostics.report.handler(({ input, context }) => {
    context.log.windowFailed(input)
    return {}
  }),
})

import { os } from '../../calls/implement.ts'
import { collectDiagnostics } from './diagnostics.ts'

export const diagnosticsProcedures = os.diagnostics.router({
  collect: os.diagnostics.collect.handler(({ context: { dataFolder, version, host, now } }) =>
    collectDiagnostics({ dataFolder, version, facts: host.facts, now: now() }),
  ),

  report: os.diagnostics.report.handler(({ input, context }) => {
    context.log.windowFailed(input)
    return {}
  }),
})

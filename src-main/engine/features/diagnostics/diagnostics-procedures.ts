import { diagnosticsContract } from '../../../../src-shared/features/diagnostics/diagnostics-contract.ts'
import { implementCalls } from '../../calls/implement.ts'
import { collectDiagnostics } from './diagnostics.ts'

const os = implementCalls(diagnosticsContract)

export default {
  collect: os.collect.handler(({ context: { dataFolder, version, host, now } }) =>
    collectDiagnostics({ dataFolder, version, facts: host.facts, now: now() }),
  ),

  report: os.report.handler(({ input, context }) => {
    context.log.windowFailed(input)
    return {}
  }),
}

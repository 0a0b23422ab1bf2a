import type { DiagnosticsSection } from '../../../../src-shared/features/diagnostics/diagnostics-contract.ts'
import { diagnosticsText } from '../../../../src-shared/features/diagnostics/diagnostics-text.ts'
import type { ThreadContext } from '../../calls/call-context.ts'
import { filesIn, freeBytes } from '../../folder-figures.ts'

/** What helps to find out what went wrong, without personal data. */
export function diagnosticsSections({ host, dataFolder, version }: ThreadContext): DiagnosticsSection[] {
  const { door, abilities } = host.facts
  const program = [
    `version ${version}`,
    `node ${process.version}`,
    `platform ${process.platform} ${process.arch}`,
    `door ${door}`,
    `abilities ${abilities.join(', ') || 'none'}`,
  ]
  const data = [
    `free ${freeBytes(dataFolder)}`,
    ...filesIn(dataFolder).map(({ name, size }) => `${name} ${size}`),
  ]
  return [
    { title: diagnosticsText.program, text: program.join('\n') },
    { title: diagnosticsText.data, text: data.join('\n') },
  ]
}

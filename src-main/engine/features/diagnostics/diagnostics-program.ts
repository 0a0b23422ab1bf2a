import { cpus, freemem, release, totalmem } from 'node:os'
import type { DiagnosticsSection } from '../../../../src-shared/features/diagnostics/diagnostics-contract.ts'
import { diagnosticsText } from '../../../../src-shared/features/diagnostics/diagnostics-text.ts'
import type { HostFacts } from '../../host.ts'
import { inDigits, textOf } from './diagnostics-rows.ts'

const { programRows, freeOf, bytes, none, unknown, yes, no } = diagnosticsText

/** The program and the computer that it runs on: no name of a computer, no name of a user. */
export function programSection(version: string, facts: HostFacts, now: string): DiagnosticsSection {
  const { node, electron, chrome } = process.versions
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const since = new Date(Date.parse(now) - process.uptime() * 1000).toISOString()
  const rows = [
    [programRows.version, version],
    [programRows.door, facts.door],
    [programRows.abilities, facts.abilities.join(', ') || none],
    [programRows.updateServer, facts.updateServer === null ? no : yes],
    [programRows.node, node],
    [programRows.electron, electron ?? none],
    [programRows.chromium, chrome ?? none],
    [programRows.system, `${process.platform} ${release()} ${process.arch}`],
    [programRows.processor, `${cpus().length} × ${cpus()[0]?.model.trim() || unknown}`],
    [programRows.memory, freeOf(inDigits(freemem()), inDigits(totalmem()))],
    [programRows.ownMemory, bytes(inDigits(process.memoryUsage.rss()))],
    [programRows.running, since],
    [programRows.clock, now],
    [programRows.timeZone, timeZone],
    [programRows.locale, locale],
  ] as const
  return { title: diagnosticsText.program, text: textOf(rows) }
}

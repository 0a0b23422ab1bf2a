import type { DiagnosticsSection } from './diagnostics-contract.ts'

/** The file of diagnostics, as window and command line write it: the sections as they are shown, one after the other. */
export function diagnosticsFile(sections: readonly DiagnosticsSection[]): string {
  return sections.map(({ title, text }) => `${title}\n${'='.repeat(title.length)}\n${text}\n`).join('\n')
}

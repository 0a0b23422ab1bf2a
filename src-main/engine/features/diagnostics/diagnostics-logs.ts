import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { DiagnosticsSection } from '../../../../src-shared/features/diagnostics/diagnostics-contract.ts'
import { diagnosticsText } from '../../../../src-shared/features/diagnostics/diagnostics-text.ts'
import { logsFolder } from '../../log.ts'

/** Bytes of all logs together, the newest ones. */
const mostBytes = 200_000
const logName = /^(?:engine|desktop)\.log(?:\.\d)?$/

/** The newest lines of the logs, as they were written: without personal data. */
export function logSections(dataFolder: string): DiagnosticsSection[] {
  const folder = logsFolder(dataFolder)
  if (!existsSync(folder)) return []
  const files = readdirSync(folder)
    .filter((name) => logName.test(name))
    .map((name) => ({ name, changedAt: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.changedAt - a.changedAt)
  const sections: DiagnosticsSection[] = []
  let left = mostBytes
  for (const { name } of files) {
    const text = lastLines(join(folder, name), left)
    left -= Buffer.byteLength(text)
    if (text !== '') sections.push({ title: diagnosticsText.log(name), text })
  }
  return sections
}

/** The last whole lines of a file, of so many bytes at most. */
function lastLines(file: string, most: number): string {
  const { size } = statSync(file)
  const length = Math.min(size, most)
  const buffer = Buffer.alloc(length)
  const opened = openSync(file, 'r')
  try {
    readSync(opened, buffer, 0, length, size - length)
  } finally {
    closeSync(opened)
  }
  const firstWhole = length < size ? buffer.indexOf('\n') + 1 : 0
  return buffer.toString('utf8', firstWhole).trimEnd()
}

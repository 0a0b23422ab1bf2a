import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A line of a log. */
export type LogLine = { level: string; time: string; event: string } & Record<string, unknown>

/** All that the engine of a folder has written down, as text. */
export function engineLog(folder: string): string {
  const file = join(folder, 'logs', 'engine.log')
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

export const logLines = (folder: string): LogLine[] =>
  engineLog(folder)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LogLine)

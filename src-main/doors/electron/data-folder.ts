import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { defaultDataFolder } from '../default-data-folder.ts'

/** The data folder that a command line names with `--data`, else the usual one. Chromium's own switches are passed over. */
export function chosenDataFolder(argv: string[]): string {
  const options = { data: { type: 'string' } } as const
  const { data } = parseArgs({ args: argv, options, strict: false, allowPositionals: true }).values
  return resolve(typeof data === 'string' ? data : defaultDataFolder())
}

/**
 * Where Chromium keeps what it needs for the windows of one data folder. Each data folder has a place of its own, and
 * with it its own single instance; the data folder itself holds nothing but data.
 */
export function profileFolder(appData: string, dataFolder: string): string {
  const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)
  return join(appData, 'assetwalk-windows', name)
}

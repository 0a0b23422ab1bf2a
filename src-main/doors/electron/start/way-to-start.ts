import { parseArgs } from 'node:util'
import { isOpenable } from './opened-things.ts'

/** What this program is started as. */
export type WayToStart = { way: 'commandLine'; args: string[] } | { way: 'selfTest' } | DesktopOrder

export interface DesktopOrder {
  way: 'desktop'
  /** the one that is named by `--data` */
  dataFolder: string | undefined
  /** links and files to open */
  opened: string[]
}

/**
 * Reads a command line: `--cli ARGS…` is the command line of Assetwalk, `--self-test` tries the program out, anything
 * else opens the window. Chromium's own switches are passed over. Behind a link or a file that the system hands over
 * no option is read: whoever wrote the link must not be able to write options.
 * @param args without the program (and, in development, without the folder of the application)
 */
export function wayToStart(args: readonly string[]): WayToStart {
  const first = args.findIndex((arg) => isOpenable(arg))
  const own = first === -1 ? args : args.slice(0, first)
  const cli = own.indexOf('--cli')
  if (cli !== -1 && own.slice(0, cli).every((arg) => arg.startsWith('--')))
    return { way: 'commandLine', args: args.slice(cli + 1) }
  if (own.includes('--self-test')) return { way: 'selfTest' }
  const { data } = parseArgs({
    args: [...own],
    options: { data: { type: 'string' } },
    strict: false,
    allowPositionals: true,
  }).values
  return {
    way: 'desktop',
    dataFolder: typeof data === 'string' && data !== '' ? data : undefined,
    opened: args.filter((arg) => isOpenable(arg)),
  }
}

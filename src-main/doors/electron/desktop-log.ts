import { type OpenLog, openLog } from '../../engine/logs.ts'

let open: OpenLog | undefined

/**
 * Where the main process writes down what it does, `logs/desktop.log` of the data folder: one for the process, since
 * whatever it does may fail before and after there is a data folder; bugs then go to the standard error alone.
 */
export const log = {
  note: (...entry: Parameters<OpenLog['note']>): void => open?.note(...entry),
  warn: (...entry: Parameters<OpenLog['warn']>): void => open?.warn(...entry),
  bug: (where: string, error: unknown): void => {
    if (open) open.bug(where, error)
    else console.error(where, error)
  },
}

export function openDesktopLog(dataFolder: string): void {
  open = openLog(dataFolder, 'desktop')
}

/** Waits until everything is written. */
export async function closeDesktopLog(): Promise<void> {
  const closing = open
  open = undefined
  await closing?.close()
}

import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { ORPCError } from '@orpc/contract'
import { bugFailure } from '../../src-shared/contract/bug.ts'
import { bugFigures, failureNameOf, framesOf } from './log-figures.ts'

/**
 * What an event is told with: numbers, and words of the program's own (kinds, codes, versions). Never what a person
 * typed or imported, and no name of a file.
 */
export type LogFigures = Record<string, number | string | boolean | null>

export interface LogEntry {
  level: 'info' | 'warn' | 'error'
  event: string
  figures: LogFigures
}

/** Where the engine and its doors write down what they do, without personal data. */
export interface Log {
  /** something that is as it should be */
  note: (event: string, figures?: LogFigures) => void
  /** something to look at when a person asks why */
  warn: (event: string, figures?: LogFigures) => void
  /**
   * A bug: by the class of the error, its code and its stack. Its message stays out, since messages quote what people
   * typed.
   * @returns the reference under which it stands in the log, to be told to whoever met it
   */
  bug: (where: string, error: unknown) => string
  /**
   * Why something ended: by a code of ours it is the computer's or the person's, anything else is a bug.
   * @returns what to throw on: the failure as it is, or one with the reference of the bug
   */
  failure: (where: string, error: unknown) => Error
  /** A failure of a window, under the reference that it has shown. */
  windowFailed: (failure: { reference: string; name: string; frames: string }) => void
}

export const logsFolder = (dataFolder: string) => join(dataFolder, 'logs')

/** A log that hands its entries to whoever writes them down. */
export function logTo(write: (entry: LogEntry) => void): Log {
  const warn: Log['warn'] = (event, figures = {}) => write({ level: 'warn', event, figures })
  const bug: Log['bug'] = (where, error) => {
    const reference = newReference()
    write({ level: 'error', event: 'bug', figures: { reference, where, ...bugFigures(error) } })
    return reference
  }
  return {
    note: (event, figures = {}) => write({ level: 'info', event, figures }),
    warn,
    bug,
    failure: (where, error) => {
      if (!(error instanceof ORPCError)) return bugFailure(bug(where, error), error)
      warn('failed', { where, code: error.code })
      return error
    },
    windowFailed: ({ reference, name, frames }) =>
      write({
        level: 'error',
        event: 'window failed',
        figures: { reference, name: failureNameOf(name), stack: framesOf(frames) },
      }),
  }
}

/** Short enough to be read out, long enough to be found in a log: 8 letters and digits without look-alikes. */
function newReference(): string {
  const letters = 'ABCDEFGHJKMNPQRSTVWXYZ0123456789'
  return `E-${[...randomBytes(8)].map((byte) => letters[byte % letters.length]).join('')}`
}

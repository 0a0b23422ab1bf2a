import type { Command } from 'commander'
import type { ExitCode } from './exit-codes.ts'
import type { Session } from './session.ts'
import { addCommonOptions, type Settings } from './settings.ts'

/** What a command does: works in a session, prints, and answers how it went. */
export type Work = (session: Session, settings: Settings) => Promise<ExitCode>

/** Runs the work of a command once its arguments are understood. */
export type Run = (command: Command, work: Work) => Promise<void>

/**
 * A command, with the options that all have.
 * @param withJson false where `--json` means something else
 */
export function addCommand(parent: Command, usage: string, about: string, withJson = true): Command {
  return addCommonOptions(parent.command(usage).description(about), withJson)
}

import { ORPCError } from '@orpc/contract'
import { CommanderError } from 'commander'
import { failure } from '../../../src-shared/contract/problems.ts'
import { cliProblems } from './cli-problems.ts'
import { cliText } from './cli-text.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'

/** A failure as scripts read it. */
export interface ToldFailure {
  code: string
  message: string
  data: unknown
}

export const usageError = (reason: string) => failure(cliProblems, 'USAGE', { reason })

export function toldAs(error: unknown): ToldFailure {
  if (error instanceof ORPCError) return { code: error.code, message: error.message, data: error.data ?? {} }
  if (error instanceof CommanderError) return toldAs(usageError(error.message.replace(/^error: /, '')))
  if ((error as Error | null)?.name === 'AbortError')
    return toldAs(failure(cliProblems, 'CANCELLED', { result: null }))
  return { code: bugCode, message: cliText.problems.bug, data: {} }
}

/** What oRPC says of an error that no contract declares. */
const bugCode = 'INTERNAL_SERVER_ERROR'

/** Says a failure on stderr, `CODE: sentence` or as JSON; of a bug of this side the stack too. */
export function tellFailure(error: unknown, json: boolean): void {
  const told = toldAs(error)
  if (told.code === bugCode && !(error instanceof ORPCError))
    process.stderr.write(`${(error as Error)?.stack ?? String(error)}\n`)
  process.stderr.write(json ? `${JSON.stringify({ error: told })}\n` : `${told.code}: ${told.message}\n`)
}

/** @param interruptedWith the code of the signal that ended the command, if one did */
export function exitCodeOf(error: unknown, interruptedWith: ExitCode | undefined): ExitCode {
  const { code } = toldAs(error)
  if (code === 'CANCELLED' && interruptedWith !== undefined) return interruptedWith
  return code === bugCode ? exitCodes.bug : exitCodes.notDone
}

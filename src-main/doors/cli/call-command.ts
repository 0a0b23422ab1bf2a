import { getContractRouter, isContractProcedure } from '@orpc/contract'
import type { Command } from 'commander'
import { contract } from '../../../src-shared/contract/contract.ts'
import { failure } from '../../../src-shared/contract/problems.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { cliProblems } from './cli-problems.ts'
import { cliText } from './cli-text.ts'
import { addCommand, type Run } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { usageError } from './failures.ts'
import { printJson } from './output.ts'

type AnyCall = (input: unknown, options: { signal: AbortSignal }) => Promise<unknown>

export function addCallCommand(program: Command, run: Run): void {
  addCommand(program, 'call <procedure> [json]', cliText.commands.call).action(
    async (procedure: string, text: string | undefined, _: object, command: Command) => {
      const path = procedure.split('.')
      if (!isContractProcedure(getContractRouter(contract, path)))
        throw failure(cliProblems, 'PROCEDURE_UNKNOWN', { procedure, known: procedures() })
      const input = text === undefined ? undefined : parsed(text)
      await run(command, async (session) => {
        const answer = await callOf(session.client, path)(input, { signal: session.signal })
        if (isStream(answer)) for await (const event of answer) await printJson(event)
        else await printJson(answer ?? null)
        if (isJobStart(answer)) await session.jobResult(answer.jobId)
        return exitCodes.done
      })
    },
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw usageError(cliText.problems.jsonInvalid((error as Error).message))
  }
}

function procedures(): string[] {
  return Object.entries(contract).flatMap(([feature, calls]) =>
    Object.keys(calls).map((call) => `${feature}.${call}`),
  )
}

/** The call of a path that the contract is known to have. */
function callOf(client: EngineClient, [feature = '', call = '']: string[]): AnyCall {
  const features = client as unknown as Record<string, Record<string, AnyCall>>
  return features[feature]?.[call] as AnyCall
}

function isStream(answer: unknown): answer is AsyncIterable<unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer
}

function isJobStart(answer: unknown): answer is { jobId: string } {
  return (
    typeof answer === 'object' && answer !== null && typeof (answer as { jobId?: unknown }).jobId === 'string'
  )
}

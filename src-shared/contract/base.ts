import { oc } from '@orpc/contract'
import { z } from 'zod'
import { inputWords } from './input-words.ts'
import { errorsOf, problem } from './problems.ts'
import type { Right } from './rights.ts'

/**
 * `query`: reads, answered by the reader thread. `command`: writes, answered by the writer thread, takes effect once
 * however often it is sent with the same command id. `stream`: events until one side ends it (writer thread).
 */
export type CallKind = 'query' | 'command' | 'stream'

export interface CallMeta {
  right: Right
  kind: CallKind
}

/** Problems that every call can meet, whatever it does. */
export const commonProblems = {
  ACTOR_MISSING: problem(
    z.object({}),
    () => 'It is not known who is working. Choose your name, then try again.',
  ),
  RIGHT_MISSING: problem(
    z.object({ right: z.string() }),
    ({ right }) => `Your role does not allow this (it needs “${right}”). Ask an administrator.`,
  ),
  ENGINE_STOPPED: problem(
    z.object({}),
    () =>
      'Assetwalk’s engine has stopped. What was confirmed is safe; start Assetwalk again and repeat the last step.',
  ),
  DEADLINE_PASSED: problem(
    z.object({ seconds: z.number() }),
    ({ seconds }) => `No answer within ${seconds} s. Nothing is lost; try again.`,
  ),
  BLIND_COUNT_RUNNING: problem(
    z.object({ auditId: z.string(), name: z.string() }),
    ({ name }) =>
      `You are counting “${name}” blind, so the register is covered for you. End its counting, or ask somebody who does not count in it.`,
  ),
  REGISTER_ARRIVING: problem(
    z.object({}),
    () =>
      'The register is just arriving on this laptop. Its list can be read; search in it and work with it once all of it is here. Sync says how far it is.',
  ),
  INPUT_INVALID: problem(
    z.object({ issues: z.array(z.string()) }),
    ({ issues }) => `This input is not valid: ${issues.join('; ')}.`,
  ),
  DISK_FULL: problem(
    z.object({}),
    () => 'The disk is full, nothing was changed. Free some space, then try again.',
  ),
  COMMAND_ID_REUSED: problem(
    z.object({ commandId: z.string() }),
    () => 'This command id was already used for another call. Send every new command with an id of its own.',
  ),
}

z.config({ customError: inputWords })

const declared = oc.$meta<CallMeta>({ right: 'administer', kind: 'command' }).errors(errorsOf(commonProblems))

/** Begins the declaration of a call that only reads. */
export const query = (right: Right) => declared.meta({ right, kind: 'query' })
/** Begins the declaration of a call that changes something. */
export const command = (right: Right) => declared.meta({ right, kind: 'command' })
/** Begins the declaration of a call that answers with events. */
export const stream = (right: Right) => declared.meta({ right, kind: 'stream' })

/** Headers that accompany a call on every transport. */
export const headers = { actor: 'actor', commandId: 'command-id' } as const

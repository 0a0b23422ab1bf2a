import { hash } from 'node:crypto'
import { commonProblems } from '../../../src-shared/contract/base.ts'
import { failure } from '../../../src-shared/contract/problems.ts'
import type { Schema } from '../database/schema.ts'
import { build, statement } from '../database/statement.ts'
import type { Transaction } from '../database/transaction.ts'

type CommandRow = Schema['command']

const find = statement<{ id: string }, Pick<CommandRow, 'call' | 'answer'>>((value) =>
  build.selectFrom('command').select(['call', 'answer']).where('id', '=', value('id')),
)
const insert = statement<CommandRow>((value) =>
  build
    .insertInto('command')
    .values({ id: value('id'), call: value('call'), answer: value('answer'), at: value('at') } as never),
)
const forget = statement<{ before: string }>((value) =>
  build.deleteFrom('command').where('at', '<', value('before')),
)

/** What is typed to prove who somebody is. A digest of it could be guessed from, so it is in none. */
const secrets = new Set(['pin', 'pins', 'newPin'])

/**
 * Names a call with its input as it came, secrets left out: the same command sent again has the same one, another never.
 */
export function callDigest(call: string, input: unknown): string {
  const text = JSON.stringify(input ?? null, (name, value) => (secrets.has(name) ? undefined : value))
  return `${call} ${hash('sha256', text, 'base64url')}`
}

/**
 * Does the work of a command unless a command of this id was answered before; then answers the same again. The answer
 * is kept in the transaction of the work, so there is never one without the other.
 * @param call digest of the call and its input
 * @throws COMMAND_ID_REUSED when the id was given to another call, or to this one with another input
 */
export function answerOnce<Result>(
  tx: Transaction,
  commandId: string,
  call: string,
  work: (tx: Transaction) => Result,
): Result {
  const answered = find.get(tx.database, { id: commandId })
  if (answered) {
    if (answered.call !== call) throw failure(commonProblems, 'COMMAND_ID_REUSED', { commandId })
    return JSON.parse(answered.answer) as Result
  }
  const answer = work(tx)
  insert.run(tx.database, { id: commandId, call, answer: JSON.stringify(answer ?? null), at: tx.at })
  return answer
}

/** Forgets the answers of commands given before a moment; nobody repeats a command for that long. */
export function forgetAnswers(tx: Transaction, before: string): void {
  forget.run(tx.database, { before })
}

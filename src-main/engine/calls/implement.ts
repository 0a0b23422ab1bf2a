import type { AnyContractRouter } from '@orpc/contract'
import { implementerInternal, os } from '@orpc/server'
import { type CallMeta, commonProblems } from '../../../src-shared/contract/base.ts'
import { failure } from '../../../src-shared/contract/problems.ts'
import { roleHasRight } from '../../../src-shared/contract/rights.ts'
import { people } from '../features/people/people.ts'
import { answerOnce, callDigest } from './answer-once.ts'
import { assertNotCountingBlind } from './blind-count.ts'
import type { Actor, CallContext, ProcedureContext, WriterContext } from './call-context.ts'
import { assertRegisterHere } from './register-arriving.ts'

/** Who acts when nobody can be named yet: the first person is made by the command that names them. */
const nobody = '00000000-0000-7000-8000-000000000000'

function actorOf(context: CallContext, { right }: CallMeta): Actor | null {
  const { personId } = context
  const known = personId === undefined ? undefined : people.byId(context.database, personId)
  const person = known?.archived_at === null ? known : undefined
  if (right === 'none') return person ?? null
  if (!person) throw failure(commonProblems, 'ACTOR_MISSING', {})
  if (!roleHasRight(person.role, right)) throw failure(commonProblems, 'RIGHT_MISSING', { right })
  return person
}

function writerOf(context: CallContext): WriterContext {
  if (!context.writer) throw new Error('a call of kind query came to write: declare it as a command')
  return context.writer
}

/** Checks the right of a call before its procedure begins, and gives a command its transaction. */
const checked = os.$context<CallContext>().middleware(({ context, procedure, path, next }, input) => {
  const meta = procedure['~orpc'].meta as CallMeta
  const actor = actorOf(context, meta)
  assertRegisterHere(context.database, path.join('.'), meta)
  if (actor) assertNotCountingBlind(context.database, path.join('.'), meta, actor.id)
  const write: ProcedureContext['write'] = (work) => {
    if (meta.kind !== 'command') throw new Error(`${path.join('.')} is a ${meta.kind}, it cannot write`)
    const commandId = context.commandId ?? context.newId()
    return writerOf(context).transact(actor?.id ?? nobody, commandId, (tx) =>
      answerOnce(tx, commandId, callDigest(path.join('.'), input), work),
    )
  }
  const own = {
    actor,
    write,
    jobs: () => writerOf(context).jobs,
    events: () => writerOf(context).events,
    supply: () => writerOf(context).supply,
  }
  return next({ context: own satisfies Omit<ProcedureContext, keyof CallContext> })
})

/**
 * The calls of one feature, ready to be implemented: every call's right is checked before its procedure begins, and
 * commands get their transaction from `context.write`.
 */
export const implementCalls = <Calls extends AnyContractRouter>(calls: Calls) =>
  implementerInternal<Calls, CallContext, ProcedureContext>(calls, {}, [checked])

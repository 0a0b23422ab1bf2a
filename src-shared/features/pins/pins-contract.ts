import { z } from 'zod'
import { command, query } from '../../contract/base.ts'
import { id, moment } from '../../contract/page.ts'
import { errorsOf, problem } from '../../contract/problems.ts'
import { pinsText as text } from './pins-text.ts'

const named = z.object({ name: z.string() })

export const pinsProblems = {
  PIN_UNFIT: problem(z.object({ fault: z.enum(['digits', 'simple']) }), ({ fault }) => text[fault]),
  PIN_WRONG: problem(z.object({ triesLeft: z.number() }), ({ triesLeft }) => text.wrong(triesLeft)),
  PIN_WAIT: problem(z.object({ seconds: z.number() }), ({ seconds }) => text.wait(seconds)),
  PIN_NEEDED: problem(named, ({ name }) => text.needed(name)),
  PIN_MISSING: problem(named, ({ name }) => text.missing(name)),
  PIN_PERSON_UNKNOWN: problem(z.object({}), () => text.nobody),
}
const { PIN_WRONG, PIN_WAIT, PIN_NEEDED, PIN_MISSING, PIN_PERSON_UNKNOWN } = pinsProblems

/** A PIN as it is typed. Fields of these names are left out where a command is remembered. */
export const typedPin = z.string().min(1).max(100)

/** What can be wrong where somebody proves by a PIN who they are. */
export const proofProblems = { PIN_WRONG, PIN_WAIT, PIN_NEEDED, PIN_MISSING }

const standing = z.object({ hasPin: z.boolean(), setAt: moment.nullable() })

export const pinsContract = {
  /** Whether somebody has a PIN: of a person by id, or by the name that is typed (nobody of that name has none). */
  show: query('register.read')
    .input(
      z
        .object({ personId: id.optional(), name: z.string().max(200).optional() })
        .refine(({ personId, name }) => (personId === undefined) !== (name === undefined), {
          message: 'name one of personId and name',
        }),
    )
    .output(standing),
  /** The people who have a PIN, in order of name. */
  list: query('register.read').output(z.object({ people: z.array(z.object({ id, name: z.string() })) })),
  /** Sets the PIN of who is working; who has one gives that, too. */
  set: command('register.read')
    .input(z.object({ newPin: typedPin, pin: typedPin.optional() }))
    .output(standing)
    .errors(errorsOf({ PIN_UNFIT: pinsProblems.PIN_UNFIT, ...proofProblems })),
  /** Removes the PIN of who is working. */
  remove: command('register.read')
    .input(z.object({ pin: typedPin.optional() }))
    .output(standing)
    .errors(errorsOf(proofProblems)),
  /** Takes the PIN of somebody away, so that they can set a new one; the record of change tells who did. */
  reset: command('administer')
    .input(z.object({ personId: id }))
    .output(standing)
    .errors(errorsOf({ PIN_PERSON_UNKNOWN })),
}

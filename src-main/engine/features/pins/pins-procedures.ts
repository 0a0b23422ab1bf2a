import { failure } from '../../../../src-shared/contract/problems.ts'
import { pinFault } from '../../../../src-shared/features/pins/pin-rules.ts'
import { pinsContract, pinsProblems } from '../../../../src-shared/features/pins/pins-contract.ts'
import { implementCalls } from '../../calls/implement.ts'
import { people } from '../people/people.ts'
import { hashPin } from './pin-hash.ts'
import { pins, withPins } from './pins.ts'

const none = { hasPin: false, setAt: null }

const os = implementCalls(pinsContract)

export default {
  show: os.show.handler(({ input: { personId, name }, context: { database } }) => {
    const person =
      personId === undefined ? people.byName(database, name ?? '') : people.byId(database, personId)
    const setAt = person ? pins.since(database, person.id) : null
    return { hasPin: setAt !== null, setAt }
  }),

  list: os.list.handler(({ context }) => ({ people: pins.people(context.database) })),

  set: os.set.handler(async ({ input: { newPin, pin }, context }) => {
    const fault = pinFault(newPin)
    if (fault !== null) throw failure(pinsProblems, 'PIN_UNFIT', { fault })
    const hash = await hashPin(newPin)
    return withPins(context, [{ personId: context.actor?.id, pin }], (tx, proved) => {
      pins.isProved(tx, tx.actorId, proved)
      pins.set(tx, tx.actorId, hash)
      return { hasPin: true, setAt: tx.at }
    })
  }),

  remove: os.remove.handler(({ input: { pin }, context }) =>
    withPins(context, [{ personId: context.actor?.id, pin }], (tx, proved) => {
      pins.isProved(tx, tx.actorId, proved)
      pins.remove(tx, tx.actorId, 'removed')
      return none
    }),
  ),

  reset: os.reset.handler(({ input: { personId }, context }) =>
    context.write((tx) => {
      const person = people.byId(tx.database, personId)
      if (!person) throw failure(pinsProblems, 'PIN_PERSON_UNKNOWN', {})
      pins.remove(tx, person.id, 'reset')
      return none
    }),
  ),
}

import { failure } from '../../../../src-shared/contract/problems.ts'
import { pinFault } from '../../../../src-shared/features/pins/pin-rules.ts'
import { pinsProblems } from '../../../../src-shared/features/pins/pins-contract.ts'
import { os } from '../../calls/implement.ts'
import { people } from '../people/people.ts'
import { hashPin } from './pin-hash.ts'
import { pins, withPins } from './pins.ts'

const none = { hasPin: false, setAt: null }

export const pinsProcedures = os.pins.router({
  show: os.pins.show.handler(({ input: { personId, name }, context: { database } }) => {
    const person =
      personId === undefined ? people.byName(database, name ?? '') : people.byId(database, personId)
    const setAt = person ? pins.since(database, person.id) : null
    return { hasPin: setAt !== null, setAt }
  }),

  list: os.pins.list.handler(({ context }) => ({ people: pins.people(context.database) })),

  set: os.pins.set.handler(async ({ input: { newPin, pin }, context }) => {
    const fault = pinFault(newPin)
    if (fault !== null) throw failure(pinsProblems, 'PIN_UNFIT', { fault })
    const hash = await hashPin(newPin)
    return withPins(context, [{ personId: context.actor?.id, pin }], (tx, proved) => {
      pins.isProved(tx, tx.actorId, proved)
      pins.set(tx, tx.actorId, hash)
      return { hasPin: true, setAt: tx.at }
    })
  }),

  remove: os.pins.remove.handler(({ input: { pin }, context }) =>
    withPins(context, [{ personId: context.actor?.id, pin }], (tx, proved) => {
      pins.isProved(tx, tx.actorId, proved)
      pins.remove(tx, tx.actorId, 'removed')
      return none
    }),
  ),

  reset: os.pins.reset.handler(({ input: { personId }, context }) =>
    context.write((tx) => {
      const person = people.byId(tx.database, personId)
      if (!person) throw failure(pinsProblems, 'PIN_PERSON_UNKNOWN', {})
      pins.remove(tx, person.id, 'reset')
      return none
    }),
  ),
})

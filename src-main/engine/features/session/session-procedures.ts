import { failure } from '../../../../src-shared/contract/problems.ts'
import {
  sessionContract,
  sessionProblems,
  type Worker,
} from '../../../../src-shared/features/session/session-contract.ts'
import { implementCalls } from '../../calls/implement.ts'
import type { PersonRow } from '../../database/schema.ts'
import { assets } from '../assets/assets.ts'
import { people } from '../people/people.ts'
import { organisationName } from './session-query.ts'

const workerOf = ({ id, name, role }: PersonRow): Worker => ({ id, name, role })

const os = implementCalls(sessionContract)

export default {
  welcome: os.welcome.handler(({ context }) => ({
    organisation: organisationName(context.database),
    assetCount: assets.count(context.database),
    version: context.version,
    workers: people.workers(context.database).map(workerOf),
  })),

  hello: os.hello.handler(({ input, context }) => {
    const person = people.byId(context.database, input.personId)
    if (!person || person.archived_at !== null) throw failure(sessionProblems, 'PERSON_UNKNOWN', input)
    return workerOf(person)
  }),

  join: os.join.handler(({ input, context }) =>
    context.write((tx) => {
      const isFirst = people.workers(tx.database).length === 0
      const role = isFirst ? 'administrator' : 'technician'
      const known = people.byName(tx.database, input.name)
      if (!known || known.archived_at !== null) return workerOf(people.create(tx, { name: input.name, role }))
      return workerOf(known.role === 'custodian' ? people.setRole(tx, known, role) : known)
    }),
  ),
}

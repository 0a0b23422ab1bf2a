import { failure } from '../../../../src-shared/contract/problems.ts'
import type { Role } from '../../../../src-shared/contract/rights.ts'
import { registersProblems } from '../../../../src-shared/features/registers/registers-contract.ts'
import type { PersonRow } from '../../database/schema.ts'
import type { Referred } from '../assets/assets.ts'
import { categories } from '../categories/categories.ts'
import { customFields } from '../custom-fields/custom-fields.ts'
import { models } from '../models/models.ts'
import { people } from '../people/people.ts'
import { statusLabels } from '../status-labels/status-labels.ts'
import { registerFace } from './register-face.ts'

/** Every list that people manage alike, under the name by which calls mean it. */
export const registers = {
  categories: registerFace({ ...categories, bringOver: customFields.moveCategory }),
  models: registerFace({ ...models, bringOver: (tx, from, into) => models.enrich(tx, into, from) }),
  people: registerFace({
    table: people.table,
    create: (tx, values: Omit<Parameters<typeof people.create>[1], 'role'>) =>
      people.create(tx, { ...values, role: 'custodian' }),
    update: people.update,
    keysOf: people.keysOf,
    assertCanTakeBack: assertMayDecide,
    assertCanGo: (database, person, role) => {
      assertMayDecide(person, role)
      people.assertNotLastAdministrator(database, person)
    },
    assertCanMerge: (_, person, into, role) => {
      for (const one of [person, into]) assertMayDecide(one, role)
    },
    bringOver: (tx, from, into) => people.enrich(tx, into, from),
  }),
  statusLabels: registerFace({
    ...statusLabels,
    assertCanGo: statusLabels.assertNotLast,
    assertCanMerge: (database, label, into) => {
      if (label.type !== into.type) statusLabels.assertNotLast(database, label)
    },
  }),
}

/** What assets call a reference to a row of a list. */
export const referredOf: Record<keyof typeof registers, Referred> = {
  categories: 'category',
  models: 'model',
  people: 'person',
  statusLabels: 'statusLabel',
}

/** Who works with Assetwalk has a role, which somebody would lose, or get. */
function assertMayDecide({ name, role: theirs }: PersonRow, role: Role): void {
  if (theirs !== 'custodian' && role !== 'administrator')
    throw failure(registersProblems, 'PERSON_BY_ADMINISTRATOR', { name })
}

import { sql } from 'kysely'
import type { PersonPinRow } from '../../database/schema.ts'
import { build, statement } from '../../database/statement.ts'

type OfPerson = { personId: string }

export const pinOf = statement<OfPerson, PersonPinRow>((value) =>
  build.selectFrom('person_pin').selectAll().where('person_id', '=', value('personId')),
)
export const peopleWithPin = statement<Record<never, never>, { id: string; name: string }>(() =>
  build
    .selectFrom('person_pin')
    .innerJoin('person', 'person.id', 'person_pin.person_id')
    .select(['person.id', 'person.name'])
    .where('person.merged_into', 'is', null)
    .orderBy('person.name_key'),
)
export const writePin = statement<PersonPinRow>(
  (value) => sql`INSERT OR REPLACE INTO person_pin (person_id, hash, failures, wait_until, set_at, set_by)
    VALUES (${value('person_id')}, ${value('hash')}, ${value('failures')}, ${value('wait_until')}, ${value('set_at')},
      ${value('set_by')})`,
)
export const noteTries = statement<Pick<PersonPinRow, 'person_id' | 'failures' | 'wait_until'>>((value) =>
  build
    .updateTable('person_pin')
    .set({ failures: value('failures'), wait_until: value('wait_until') } as never)
    .where('person_id', '=', value('person_id')),
)
export const deletePin = statement<OfPerson>((value) =>
  build.deleteFrom('person_pin').where('person_id', '=', value('personId')),
)

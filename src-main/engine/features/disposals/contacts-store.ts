import { sql } from 'kysely'
import type { DisposalContactRow } from '../../database/schema-disposal-programme.ts'
import { build, statement } from '../../database/statement.ts'
import { inOrder } from '../../database/synced-fact.ts'
import { insertNoted } from './insert-fact.ts'

export const insertContact = insertNoted('disposal_contact', [
  'person_id',
  'title',
  'organisation',
  'location',
  'phone',
])
export const contactOfPerson = statement<{ personId: string }, DisposalContactRow>((value) =>
  build
    .selectFrom('disposal_contact')
    .selectAll()
    .where('person_id', '=', value('personId'))
    .orderBy(inOrder(undefined, 'DESC'))
    .limit(1),
)
export const everyContact = statement<Record<never, never>, DisposalContactRow & { name: string }>(
  () => sql<DisposalContactRow & { name: string }>`SELECT one.*, person.name FROM disposal_contact AS one
    JOIN person ON person.id = one.person_id
    WHERE one.id = (SELECT id FROM disposal_contact AS other WHERE other.person_id = one.person_id
      ORDER BY ${inOrder('other', 'DESC')} LIMIT 1)
    ORDER BY person.name_key`,
)

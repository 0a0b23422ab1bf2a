import { sql } from 'kysely'
import type { DisposalContactRow } from '../../database/schema-disposal-programme.ts'
import { build, statement } from '../../database/statement.ts'
import { insertFact } from './insert-fact.ts'

export const insertContact = insertFact('disposal_contact', [
  'id',
  'site_id',
  'person_id',
  'title',
  'organisation',
  'location',
  'phone',
  'actor_id',
  'at',
])
export const contactOfPerson = statement<{ personId: string }, DisposalContactRow>((value) =>
  build
    .selectFrom('disposal_contact')
    .selectAll()
    .where('person_id', '=', value('personId'))
    .orderBy('n', 'desc')
    .limit(1),
)
export const everyContact = statement<Record<never, never>, DisposalContactRow & { name: string }>(
  () => sql<DisposalContactRow & { name: string }>`SELECT one.*, person.name FROM disposal_contact AS one
    JOIN person ON person.id = one.person_id
    WHERE n = (SELECT max(n) FROM disposal_contact AS other WHERE other.person_id = one.person_id)
    ORDER BY person.name_key`,
)

import { sql } from 'kysely'
import { peopleText } from '../../../../src-shared/features/people/people-text.ts'
import { ManagedTable } from '../../database/managed-table.ts'
import type { PersonRow } from '../../database/schema.ts'
import { build, statement } from '../../database/statement.ts'

type Key = { key: string }

export const personTable = new ManagedTable<PersonRow>({
  table: 'person',
  entity: 'person',
  key: 'username_key',
  fields: {
    name: 'name',
    username: 'username',
    email: 'email',
    employeeNumber: 'employee_number',
    role: 'role',
  },
  searched: ['name'],
  derived: ['name_key', 'username_key'],
})

export const personByEmployeeNumber = statement<{ employeeNumber: string }, PersonRow>((value) =>
  build
    .selectFrom('person')
    .selectAll()
    .where('employee_number', '=', value('employeeNumber'))
    .orderBy(sql`merged_into IS NOT NULL`)
    .orderBy('id'),
)
/** People of a name, the one who works here first, and those who were merged into another last. */
export const peopleByName = statement<Key, PersonRow>((value) =>
  build
    .selectFrom('person')
    .selectAll()
    .where('name_key', '=', value('key'))
    .orderBy(sql`merged_into IS NOT NULL`)
    .orderBy(sql`archived_at IS NOT NULL`)
    .orderBy(sql`role = 'custodian'`)
    .orderBy('id'),
)
/** The names of people who are there, by how long they are. */
export const namesOfLength = statement<{ shortest: number; longest: number }, { name: string; key: string }>(
  (value) =>
    build
      .selectFrom('person')
      .select(['name', 'name_key as key'])
      .where(sql<boolean>`length(name_key) BETWEEN ${value('shortest')} AND ${value('longest')}`)
      .where('merged_into', 'is', null)
      .where('archived_at', 'is', null)
      .orderBy('name_key'),
)
/**
 * The role is written out and the order is not that of an index (`+name_key`): only then is the index used that leaves
 * custodians out, of whom there can be a hundred thousand.
 */
export const workers = statement<Record<never, never>, PersonRow>(() =>
  build
    .selectFrom('person')
    .selectAll()
    .where(sql<boolean>`role <> 'custodian'`)
    .where('merged_into', 'is', null)
    .where('archived_at', 'is', null)
    .orderBy(sql`+name_key`),
)

/** What a person is shown as in what they did: one who was merged by the name of the other, and what they were called. */
export const shownName = (alias: string) =>
  sql<string>`CASE WHEN ${sql.ref(`${alias}.merged_into`)} IS NULL THEN ${sql.ref(`${alias}.name`)} ELSE
    printf(${sql.lit(peopleText.formerly('%s', '%s'))},
      (SELECT survivor.name FROM person AS survivor WHERE survivor.id = ${sql.ref(`${alias}.merged_into`)}),
      ${sql.ref(`${alias}.name`)}) END`

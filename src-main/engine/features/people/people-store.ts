import { sql } from 'kysely'
import type { PersonRow, Schema } from '../../database/schema.ts'
import { build, statement } from '../../database/statement.ts'

type Key = { key: string }

export const personById = statement<{ id: string }, PersonRow>((value) =>
  build.selectFrom('person').selectAll().where('id', '=', value('id')),
)
export const personByUsername = statement<Key, PersonRow>((value) =>
  build.selectFrom('person').selectAll().where('username_key', '=', value('key')),
)
export const personByEmployeeNumber = statement<{ employeeNumber: string }, PersonRow>((value) =>
  build.selectFrom('person').selectAll().where('employee_number', '=', value('employeeNumber')).orderBy('id'),
)
/** People of a name, the one who works here first. */
export const peopleByName = statement<Key, PersonRow>((value) =>
  build
    .selectFrom('person')
    .selectAll()
    .where('name_key', '=', value('key'))
    .orderBy(sql`role = 'custodian'`)
    .orderBy('id'),
)
/**
 * The role is written out and the order is not that of an index (`+name_key`): only then is the index used that leaves
 * custodians out, of whom there can be a hundred thousand.
 */
export const workers = statement<Record<never, never>, PersonRow>(() =>
  build.selectFrom('person').selectAll().where(sql<boolean>`role <> 'custodian'`).orderBy(sql`+name_key`),
)
export const insertPerson = statement<Schema['person']>((value) =>
  build.insertInto('person').values({
    id: value('id'),
    site_id: value('site_id'),
    name: value('name'),
    name_key: value('name_key'),
    username: value('username'),
    username_key: value('username_key'),
    email: value('email'),
    employee_number: value('employee_number'),
    role: value('role'),
    revision: value('revision'),
  } as never),
)
export const updateRole = statement<{ id: string; role: string; revision: number }>((value) =>
  build
    .updateTable('person')
    .set({ role: value('role'), revision: value('revision') } as never)
    .where('id', '=', value('id')),
)

import type { Mutation } from '../../src-shared/sync/protocol.ts'
import type { Session } from '../database/server-database.ts'
import { wasRestored } from './epoch.ts'

type Told = Pick<Extract<Mutation, { type: 'change' }>, 'kind' | 'id' | 'changeSet' | 'revision'>

/**
 * What tells a change from any other, whoever sends it under whatever number: each command of a person has a random id.
 * @param fields names of the fields that it changes
 */
export const markOfChange = ({ kind, id, changeSet, revision }: Told, fields: readonly string[]): string =>
  [kind, id, changeSet, revision, ...fields.toSorted()].join(' ')

/**
 * The changes among some that took effect already, by their marks; null where the server never lost anything, since laptops
 * send nothing twice then.
 */
export async function changesAmong(
  session: Session,
  mutations: readonly Mutation[],
): Promise<Set<string> | null> {
  const changes = mutations.filter(({ type }) => type === 'change')
  if (changes.length === 0 || !(await wasRestored(session))) return null
  const known = await session.rows<Told & { fields: string[] }>(
    `SELECT kind, id, coalesce(said ->> 'changeSet', id) AS "changeSet", (said ->> 'revision')::int AS revision,
       ARRAY(SELECT json_object_keys(said -> 'fields')) AS fields
     FROM entry, CAST(entry.body AS json) AS said WHERE id = ANY($1::text[]) AND type = 'change' AND NOT follows
       AND coalesce(said ->> 'changeSet', id) = ANY($2::text[])`,
    [changes.map(({ id }) => id), changes.map(({ changeSet }) => changeSet)],
  )
  return new Set(known.map(({ fields, ...told }) => markOfChange(told, fields)))
}
